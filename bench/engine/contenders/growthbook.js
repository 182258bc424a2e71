// GrowthBook: the multi-user client of its SDK; an experiment rule for the split, forced values for segments and overrides.
import { GrowthBookClient } from '@growthbook/growthbook';
import { OVERRIDDEN, PLAN, SEGMENTS } from '../workloads.ts';

const half = (key, ...variations) => ({
  key,
  seed: key,
  hashVersion: 2,
  hashAttribute: 'id',
  variations,
  weights: [0.5, 0.5],
  coverage: 1,
});

const segments = (give) => ({
  defaultValue: 'A',
  rules: SEGMENTS.map((segment) => ({
    condition: { country: { $in: segment.countries }, plan: PLAN },
    ...give(segment),
  })),
});

export function setUp() {
  const features = {
    split: { defaultValue: 'A', rules: [half('split', 'A', 'B')] },
    segments: segments(({ name, served }) => half(name, 'A', served)),
    wholeSegments: segments(({ served }) => ({ force: served })),
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
