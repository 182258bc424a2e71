// GrowthBook: the multi-user client of its SDK; an experiment rule for the split, forced values for the overrides.
import { GrowthBookClient } from '@growthbook/growthbook';
import { OVERRIDDEN, SEGMENTS } from '../workloads.ts';

const half = (key, ...variations) => ({
  key,
  seed: key,
  hashVersion: 2,
  hashAttribute: 'id',
  variations,
  weights: [0.5, 0.5],
  coverage: 1,
});

const operator = ({ is, values, from, to, limit, prefix }) =>
  ({
    'one of': { $in: values },
    'none of': { $nin: values },
    'in range': { $gte: from, $lte: to },
    below: { $lt: limit },
    prefixed: { $regex: `^${prefix?.replaceAll('.', '\\.')}` },
    there: { $exists: true },
    missing: { $exists: false },
  })[is];

const allOf = (conditions) =>
  Object.fromEntries(conditions.map((condition) => [condition.attribute, operator(condition)]));

export function setUp() {
  const features = {
    split: { defaultValue: 'A', rules: [half('split', 'A', 'B')] },
    segments: {
      defaultValue: 'A',
      rules: SEGMENTS.map(({ name, conditions, served }) => ({
        condition: allOf(conditions),
        ...half(name, 'A', served),
      })),
    },
    overrides: { defaultValue: 'A', rules: [{ condition: { id: { $in: OVERRIDDEN } }, force: 'B' }] },
    plain: { defaultValue: 'A' },
  };
  const client = new GrowthBookClient().initSync({ payload: { features } });
  const served = (name) => (user) => client.evalFeature(name, user).value;
  return {
    user: (id, attributes) => ({ attributes: { id, ...attributes } }),
    userFromText: (id, text) => {
      const attributes = JSON.parse(text);
      attributes.id = id;
      return { attributes };
    },
    evaluate: Object.fromEntries(Object.keys(features).map((name) => [name, served(name)])),
  };
}
