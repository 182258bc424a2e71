// Features of Unleash, as its client asks for them.
import { FLAGS } from '../flags.ts';

const variant = (name, weight) => ({ name, weight, stickiness: 'userId', payload: { type: 'string', value: name } });
const strategyOf = (isSplit) => ({
  name: 'default',
  parameters: { groupId: 'bench' },
  constraints: [],
  segments: [],
  ...(isSplit ? { variants: [variant('A', 500), variant('B', 500)] } : {}),
});
const feature = ({ name, isSplit }) => ({
  name,
  type: 'release',
  enabled: true,
  stale: false,
  impressionData: false,
  strategies: [strategyOf(isSplit)],
  variants: [],
});

export default { version: 2, features: FLAGS.map(feature) };
