// GrowthBook's payload. Its OpenFeature provider has the visitor in the attribute `targetingKey`.
import { FLAGS } from '../flags.ts';

const half = (key) => ({
  key,
  seed: key,
  hashVersion: 2,
  hashAttribute: 'targetingKey',
  variations: ['A', 'B'],
  weights: [0.5, 0.5],
  coverage: 1,
});
const feature = ({ name, isSplit }) => ({ defaultValue: 'A', ...(isSplit ? { rules: [half(name)] } : {}) });

export default { features: Object.fromEntries(FLAGS.map((flag) => [flag.name, feature(flag)])) };
