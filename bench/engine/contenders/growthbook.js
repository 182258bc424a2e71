// GrowthBook: the multi-user client of its SDK; an experiment rule for the split, forced values for segments and overrides.
import { GrowthBookClient } from '@growthbook/growthbook';
import { OVERRIDDEN, PLAN, SEGMENTS } from '../workloads.ts';

export function setUp() {
  const features = {
    split: {
      defaultValue: 'A',
      rules: [
        {
          key: 'split',
          seed: 'split',
          hashVersion: 2,
          hashAttribute: 'id',
          variations: ['A', 'B'],
          weights: [0.5, 0.5],
          coverage: 1,
        },
      ],
    },
    segments: {
      defaultValue: 'A',
      rules: SEGMENTS.map(({ countries, served }) => ({
        condition: { country: { $in: countries }, plan: PLAN },
        force: served,
      })),
    },
    overrides: { defaultValue: 'A', rules: [{ condition: { id: { $in: OVERRIDDEN } }, force: 'B' }] },
    plain: { defaultValue: 'A' },
  };
  const client = new GrowthBookClient().initSync({ payload: { features } });
  const served = (name) => (user) => client.evalFeature(name, user).value;
  return {
    user: (id, { country, plan }) => ({ attributes: { id, country, plan } }),
    userFromText: (id, text) => ({ attributes: { id, ...JSON.parse(text) } }),
    evaluate: Object.fromEntries(Object.keys(features).map((name) => [name, served(name)])),
  };
}
