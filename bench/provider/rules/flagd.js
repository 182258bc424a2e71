// A flag definition of flagd.
import { FLAGS } from '../flags.ts';

const half = {
  fractional: [
    ['A', 50],
    ['B', 50],
  ],
};
const flag = (isSplit) => ({
  state: 'ENABLED',
  variants: { A: 'A', B: 'B' },
  defaultVariant: 'A',
  ...(isSplit ? { targeting: half } : {}),
});

export default { flags: Object.fromEntries(FLAGS.map(({ name, isSplit }) => [name, flag(isSplit)])) };
