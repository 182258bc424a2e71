// GrowthBook's client for many users, from a payload.
import { FLAGS } from '../flags.ts';

const half = (key) => ({
  key,
  seed: key,
  hashVersion: 2,
  hashAttribute: 'id',
  variations: ['A', 'B'],
  weights: [0.5, 0.5],
  coverage: 1,
});

export const start = async () => {
  const { GrowthBookClient } = await import('@growthbook/growthbook');
  const features = Object.fromEntries(
    FLAGS.map(({ name, isSplit }) => [name, { defaultValue: 'A', ...(isSplit ? { rules: [half(name)] } : {}) }]),
  );
  const client = new GrowthBookClient().initSync({ payload: { features } });
  return (flag, id) => client.evalFeature(flag, { attributes: { id } }).value;
};
