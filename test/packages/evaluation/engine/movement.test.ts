import { compileFeature } from '../../../../packages/evaluation/engine/compile.ts';
import { evaluate } from '../../../../packages/evaluation/engine/evaluate.ts';
import { BUCKETS, bucketOf, digest, splitKey } from '../../../../packages/evaluation/engine/hash.ts';
import type { FeatureRules, Weights } from '../../../../packages/evaluation/engine/rules.ts';
import { countryOverride, experiment, feature, launch, START, stepTime } from './features.ts';

/** One entity for each of the 100,000 buckets of a split. */
const entities = (...label: string[]): string[] => {
  const found = new Array<string>(BUCKETS);
  const key = splitKey(...label);
  const entity = { low: 0, high: 0 };
  for (let i = 0, missing = BUCKETS; missing > 0; i++) {
    digest(`user-${i}`, entity);
    const bucket = bucketOf(entity, key);
    if (found[bucket] === undefined) missing--;
    found[bucket] ??= `user-${i}`;
  }
  return found;
};

/** What each entity gets: the name of its group or treatment, or `none`. */
const served = (ids: readonly string[], rules: FeatureRules, now: number, text = '{}'): string[] => {
  const compiled = compileFeature(rules);
  return ids.map((id) => {
    const { assignment } = evaluate(compiled, id, text, now);
    if (assignment === undefined) return 'none';
    return assignment.type === 'launch' ? assignment.group : assignment.treatment;
  });
};

const counted = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

const moved = (before: readonly string[], after: readonly string[]): number =>
  before.filter((name, i) => name !== after[i]).length;

const groups = ['A', 'B', 'C'].map((name) => ({ name, variation: 'first' }));
const weights: Weights[] = [{ A: 1 }, { A: 10_000, B: 5_000 }, { C: 70_001, A: 5_000 }, { B: 99_999 }, { A: 100_000 }];
const forced = [1, 14_999, 70_001, 99_999, 100_000];
const shares = [
  { A: 1, none: 99_999 },
  { A: 10_000, B: 5_000, none: 85_000 },
  { A: 5_000, C: 70_001, none: 24_999 },
  { B: 99_999, none: 1 },
  { A: 100_000 },
];

describe('one entity in each of the 100,000 buckets', () => {
  it.each([
    ['the group weights', ['launch', 'salt'], '{}'],
    ['a segment override', ['segment', 'NO', '0', 'salt'], '{"country":"NO"}'],
  ])('sees the exact shares of %s, and moves only as the steps force', (_, label, context) => {
    const steps = weights.map((given, position) => {
      const own = { startTime: stepTime(position), groupWeights: given, segmentOverrides: [] };
      return context === '{}' ? own : { ...own, groupWeights: {}, segmentOverrides: [countryOverride('NO', 1, given)] };
    });
    const rules = feature({ launch: launch({ groups, steps }) });
    const ids = entities(...label);
    const before = served(ids, rules, START - 1, context);
    const atSteps = steps.map((step) => served(ids, rules, step.startTime, context));
    expect(atSteps.map(counted)).toEqual(shares);
    expect(atSteps.map((after, step) => moved(atSteps[step - 1] ?? before, after))).toEqual(forced);
  });

  it('is enrolled at exactly the sampling rate, which only adds when raised and never changes a treatment', () => {
    const ids = entities('enrolment', 'salt');
    const atRates = [0, 1, 25_000, 60_000, 100_000].map((samplingRate) =>
      served(ids, feature({ experiment: experiment({ samplingRate }) }), START),
    );
    const enrolled = atRates.map((names) => names.filter((name) => name !== 'none').length);
    expect(enrolled).toEqual([0, 1, 25_000, 60_000, 100_000]);
    atRates.slice(1).forEach((after, rate) => {
      const joined = after.filter((name, i) => name !== atRates[rate]?.[i]).length;
      expect(joined).toBe((enrolled[rate + 1] ?? 0) - (enrolled[rate] ?? 0));
    });
  });

  it('sees the exact shares of the treatments, and what they leave over by default', () => {
    const rules = feature({ experiment: experiment({ treatmentWeights: { T2: 33_333, T1: 33_334 } }) });
    const counts = counted(served(entities('treatment', 'salt'), rules, START));
    expect(counts).toEqual({ T1: 33_334, T2: 33_333, none: 33_333 });
  });
});
