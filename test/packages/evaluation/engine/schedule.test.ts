import fc from 'fast-check';
import { type Allocation, ownerOf } from '../../../../packages/evaluation/engine/allocation.ts';
import { BUCKETS } from '../../../../packages/evaluation/engine/hash.ts';
import type { LaunchRules, StepRules, Weights } from '../../../../packages/evaluation/engine/rules.ts';
import { compileLaunch } from '../../../../packages/evaluation/engine/schedule.ts';
import { NameTree } from '../../../../packages/evaluation/pattern/name-tree.ts';
import { newPatternSet } from '../../../../packages/evaluation/pattern/pattern-set.ts';
import { countryOverride, launch, stepTime } from './features.ts';

const GROUPS = ['A', 'B', 'C', 'D', 'E'];
const groups = GROUPS.map((name) => ({ name, variation: 'first' }));
const OWN = 'group weights';

/** Weights of some of the groups, in any order of keys, that sum to at most 100,000. */
const weights: fc.Arbitrary<Weights> = fc
  .array(fc.tuple(fc.constantFrom(...GROUPS), fc.integer({ min: 0, max: BUCKETS })), { maxLength: 5 })
  .map((pairs) => {
    let rest = BUCKETS;
    const taken = new Map<string, number>();
    for (const [name, most] of pairs) {
      const weight = Math.min(most, rest + (taken.get(name) ?? 0));
      rest += (taken.get(name) ?? 0) - weight;
      taken.set(name, weight);
    }
    return Object.fromEntries(taken);
  });

const override = fc
  .tuple(fc.constantFrom('NO', 'SE', 'DK'), fc.nat(9), weights)
  .map(([country, order, given]) => countryOverride(country, order, given));

const overrides = fc.uniqueArray(override, { maxLength: 3, selector: ({ segment }) => segment });

const sequence: fc.Arbitrary<StepRules[]> = fc
  .array(fc.record({ groupWeights: weights, segmentOverrides: overrides }), { minLength: 1, maxLength: 6 })
  .map((steps) => steps.map((step, position) => ({ ...step, startTime: stepTime(position) })));

/** The allocation of each split of each step, by segment. */
const allocationsOf = (rules: LaunchRules): Map<string, Allocation>[] =>
  compileLaunch(rules, newPatternSet(new NameTree())).map(
    ({ splitRules }) => new Map(splitRules.map(({ segment, split }) => [segment ?? OWN, split.allocation])),
  );

const compiled = (steps: readonly StepRules[]) => allocationsOf(launch({ groups, steps }));

/** The weights of every split in a step, what is not there having none. */
const weightsOf = (step: StepRules | undefined, segment: string): Weights => {
  if (segment === OWN) return step?.groupWeights ?? {};
  return step?.segmentOverrides.find((one) => one.segment === segment)?.weights ?? {};
};

const increases = (before: Weights, after: Weights): number => {
  const nobody = (given: Weights) => GROUPS.reduce((rest, name) => rest - (given[name] ?? 0), BUCKETS);
  const groupsGrown = GROUPS.map((name) => Math.max(0, (after[name] ?? 0) - (before[name] ?? 0)));
  return groupsGrown.reduce((sum, grown) => sum + grown, Math.max(0, nobody(after) - nobody(before)));
};

const moved = (before: Allocation, after: Allocation): number => {
  let changed = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    if (ownerOf(before, bucket) !== ownerOf(after, bucket)) changed++;
  }
  return changed;
};

describe('from one step of a launch to the next', () => {
  const runs = { seed: 3, numRuns: 60 };

  it('each split moves exactly the sum of the increases of its weights', () => {
    fc.assert(
      fc.property(sequence, (steps) => {
        const splits = compiled(steps);
        for (let step = 1; step < steps.length; step++) {
          for (const segment of [OWN, 'NO', 'SE', 'DK']) {
            const [before, after] = [splits[step - 1]?.get(segment), splits[step]?.get(segment)];
            if (!before || !after) continue;
            const forced = increases(weightsOf(steps[step - 1], segment), weightsOf(steps[step], segment));
            expect(moved(before, after)).toBe(forced);
          }
        }
      }),
      runs,
    );
  });

  it('a segment override that was not there before begins with nobody in it, whatever it had earlier', () => {
    const without = { startTime: stepTime(1), groupWeights: {}, segmentOverrides: [] };
    const first = {
      ...without,
      startTime: stepTime(0),
      segmentOverrides: [countryOverride('NO', 1, { A: 10_000, B: 10_000 })],
    };
    const again = { ...first, startTime: stepTime(2), segmentOverrides: [countryOverride('NO', 1, { B: 10_000 })] };
    const [, , last] = compiled([first, without, again]);
    expect(last?.get('NO')?.[0]).toEqual({ start: 0, end: 10_000, owner: 1 });
  });

  it('what a step does does not depend on the steps after it', () => {
    fc.assert(
      fc.property(sequence, (steps) => {
        const all = compiled(steps);
        steps.forEach((_, last) => {
          expect(compiled(steps.slice(0, last + 1)).at(-1)).toEqual(all[last]);
        });
      }),
      runs,
    );
  });
});

describe('the splits of a launch', () => {
  const runs = { seed: 5, numRuns: 60 };
  const reversed = (given: Weights): Weights => Object.fromEntries(Object.entries(given).reverse());
  const onEveryWeight = (steps: readonly StepRules[], change: (given: Weights) => Weights): StepRules[] =>
    steps.map((step) => ({
      ...step,
      groupWeights: change(step.groupWeights),
      segmentOverrides: step.segmentOverrides.map((one) => ({ ...one, weights: change(one.weights) })),
    }));

  it('do not depend on the order of keys in a weight map', () => {
    fc.assert(
      fc.property(sequence, (steps) => {
        expect(compiled(onEveryWeight(steps, reversed))).toEqual(compiled(steps));
      }),
      runs,
    );
  });

  it('do not depend on the names of the groups', () => {
    const renamed = (name: string) => `${9 - GROUPS.indexOf(name)}-other`;
    const change = (given: Weights): Weights =>
      Object.fromEntries(Object.entries(given).map(([name, weight]) => [renamed(name), weight]));
    const others = groups.map((group) => ({ ...group, name: renamed(group.name) }));
    fc.assert(
      fc.property(sequence, (steps) => {
        const other = allocationsOf(launch({ groups: others, steps: onEveryWeight(steps, change) }));
        expect(other).toEqual(compiled(steps));
      }),
      runs,
    );
  });

  it('keep their keys from step to step and share them with no other split', () => {
    const segmentOverrides = [countryOverride('NO', 1, {}), countryOverride('SE', 2, {}), countryOverride('NO', 3, {})];
    const steps = [0, 1].map((position) => ({ startTime: stepTime(position), groupWeights: {}, segmentOverrides }));
    const [first, second] = compileLaunch(launch({ steps }), newPatternSet(new NameTree())).map(({ splitRules }) =>
      splitRules.map(({ split }) => split.key),
    );
    expect(second).toEqual(first);
    expect(new Set(first?.map(({ low, high }) => `${low} ${high}`)).size).toBe(4);
  });
});
