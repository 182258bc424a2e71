// LaunchDarkly's flags, as its stream and its file have them.
import { FLAGS } from '../flags.ts';

const half = {
  rollout: {
    variations: [
      { variation: 0, weight: 50_000 },
      { variation: 1, weight: 50_000 },
    ],
  },
};
const flag = ({ name, isSplit }) => ({
  key: name,
  version: 1,
  on: true,
  salt: name,
  variations: ['A', 'B'],
  offVariation: 0,
  fallthrough: isSplit ? half : { variation: 0 },
});

export default { flags: Object.fromEntries(FLAGS.map((one) => [one.name, flag(one)])), segments: {} };
