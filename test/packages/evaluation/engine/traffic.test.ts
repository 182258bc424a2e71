/**
 * The shares of traffic are those of the buckets, and those that evaluations of many entities have.
 */
import fc from 'fast-check';
import { compileFeature } from '../../../../packages/evaluation/engine/compile.ts';
import { evaluate } from '../../../../packages/evaluation/engine/evaluate.ts';
import { BUCKETS } from '../../../../packages/evaluation/engine/hash.ts';
import type { FeatureRules, LaunchRules, Weights } from '../../../../packages/evaluation/engine/rules.ts';
import { type MomentOfRules, movesBetween, trafficAt } from '../../../../packages/evaluation/engine/traffic.ts';
import { randomCases } from '../../../support/random-cases.ts';
import { experiment, feature, launch, START, stepTime } from './features.ts';

const armOf = ({ assignment }: ReturnType<typeof evaluate>): string => {
  if (assignment === undefined) return 'default';
  return assignment.type === 'launch' ? assignment.group : assignment.treatment;
};

const sharesOf = (rules: Partial<FeatureRules>, time = START) =>
  trafficAt({ feature: compileFeature(feature(rules)), time }).map(({ segments, shares }) => [
    segments.join(' '),
    Object.fromEntries(shares.map(({ outcome, share }) => [armOf(outcome), share])),
  ]);

const step = (groupWeights: Weights, segments: Record<string, Weights> = {}, position = 0) => ({
  startTime: stepTime(position),
  groupWeights,
  segmentOverrides: Object.entries(segments).map(([segment, weights], index) => ({
    ...{ segment, weights, evaluationOrder: index },
    pattern: JSON.stringify({ [segment]: ['yes'] }),
  })),
});

const segment = { name: 'chrome', pattern: '{"chrome":["yes"]}' };

describe('the shares of traffic', () => {
  it('are those of the checks, in their order, and add up to 100 %', () => {
    const rules = {
      launch: launch({ steps: [step({ A: 10_000, B: 10_000 })] }),
      experiment: experiment({ samplingRate: 50_000 }),
    };
    expect(sharesOf(rules)).toEqual([['', { A: 10_000, B: 10_000, T1: 20_000, T2: 20_000, default: 40_000 }]]);
  });

  it('are told for each segment that the rules in force name', () => {
    const rules = {
      launch: launch({ steps: [step({ A: 10_000 }, { beta: { B: 50_000 } }), step({ A: 20_000 }, {}, 1)] }),
      experiment: experiment({ segment }),
    };
    expect(sharesOf(rules)).toEqual([
      ['', { A: 10_000, default: 90_000 }],
      ['beta', { B: 50_000, A: 5_000, default: 45_000 }],
      ['chrome', { A: 10_000, T1: 45_000, T2: 45_000 }],
      ['beta chrome', { B: 50_000, A: 5_000, T1: 22_500, T2: 22_500 }],
    ]);
    expect(sharesOf(rules, stepTime(1)).map(([segments]) => segments)).toEqual(['', 'chrome']);
  });

  it('are told once for a segment that both the launch and the experiment name', () => {
    const steps = [step({}, { chrome: { A: 40_000 }, beta: { B: 1 } })];
    expect(sharesOf({ launch: launch({ steps }), experiment: experiment({ segment }) })).toEqual([
      ['', { default: BUCKETS }],
      ['chrome', { A: 40_000, T1: 30_000, T2: 30_000 }],
      ['beta', { B: 1, default: 99_999 }],
    ]);
  });

  it('are all the default variation before the start, after the end, and while the strategy says so', () => {
    const rules = {
      launch: launch({ steps: [step({ A: 10_000 }, {}, 1)] }),
      experiment: experiment({ endTime: START }),
    };
    expect(sharesOf(rules)).toEqual([['', { default: BUCKETS }]]);
    expect(sharesOf({ ...rules, evaluationStrategy: 'DEFAULT_VARIATION' }, stepTime(1))).toEqual([
      ['', { default: BUCKETS }],
    ]);
    expect(sharesOf(rules, stepTime(1))).toEqual([['', { A: 10_000, default: 90_000 }]]);
  });

  it('leave a group of another feature to the experiment of this one', () => {
    const groups = [{ name: 'A', variation: 'first' }, { name: 'other' }];
    const rules = {
      launch: launch({ groups, steps: [step({ A: 25_000, other: 75_000 })] }),
      experiment: experiment({ samplingRate: 100_000 }),
    };
    expect(sharesOf(rules)).toEqual([['', { A: 25_000, T1: 37_500, T2: 37_500 }]]);
  });

  it('are never 0 for what anybody is served', () => {
    const rules = {
      launch: launch({ steps: [step({ A: 99_999 })] }),
      experiment: experiment({ treatmentWeights: { T1: 1, T2: 99_999 } }),
    };
    const [[, shares]] = sharesOf(rules) as [[string, Record<string, number>]];
    expect(shares).toEqual({ A: 99_998, T1: 1, T2: 1 });
  });
});

const at = (rules: Partial<FeatureRules>, position: number): MomentOfRules => ({
  feature: compileFeature(feature(rules)),
  time: stepTime(position),
});

const movesOf = (before: MomentOfRules, after: MomentOfRules) =>
  movesBetween(before, after).map(({ segments, moves }) => [
    segments.join(' '),
    Object.fromEntries(moves.map((move) => [`${armOf(move.before)} > ${armOf(move.after)}`, move.share])),
  ]);

describe('what moves', () => {
  it('from step to step is what the allocation hands over', () => {
    const rules = { launch: launch({ steps: [step({ A: 10_000 }), step({ A: 4_000, B: 50_000 }, {}, 1)] }) };
    expect(movesOf(at(rules, 0), at(rules, 1))).toEqual([
      ['', { 'A > A': 4_000, 'A > B': 6_000, 'default > B': 44_000, 'default > default': 46_000 }],
    ]);
  });

  it('into a launch comes from what an experiment and the default serve, in their shares', () => {
    const rules = { experiment: experiment({ samplingRate: 50_000 }) };
    const proposed = { ...rules, launch: launch({ steps: [step({ A: 20_000 }, {}, 1)] }) };
    expect(movesOf(at(rules, 0), at(proposed, 1))).toEqual([
      [
        '',
        {
          ...{ 'T1 > A': 5_000, 'T1 > T1': 20_000, 'T2 > A': 5_000, 'T2 > T2': 20_000 },
          ...{ 'default > A': 10_000, 'default > default': 40_000 },
        },
      ],
    ]);
  });

  it('is told for the segments of the rules before and after', () => {
    const before = { launch: launch({ steps: [step({}, { beta: { A: BUCKETS } })] }) };
    expect(movesOf(at(before, 0), at({ experiment: experiment({ segment }) }, 0))).toEqual([
      ['', { 'default > default': BUCKETS }],
      ['beta', { 'A > default': BUCKETS }],
      ['chrome', { 'default > T1': 50_000, 'default > T2': 50_000 }],
    ]);
  });
});

/** Weights of up to 100 % in all. */
const weightsOf = (...names: string[]): fc.Arbitrary<Weights> =>
  fc
    .array(fc.integer({ min: 0, max: BUCKETS }), { minLength: names.length, maxLength: names.length })
    .map((cuts) => cuts.toSorted((a, b) => a - b))
    .map((cuts) => Object.fromEntries(names.map((name, index) => [name, (cuts[index] ?? 0) - (cuts[index - 1] ?? 0)])));

const steps: fc.Arbitrary<LaunchRules['steps']> = fc
  .array(fc.tuple(weightsOf('A', 'B'), fc.option(weightsOf('A', 'B')), fc.option(weightsOf('A', 'B'))), {
    minLength: 2,
    maxLength: 4,
  })
  .map((all) =>
    all.map(([own, beta, chrome], position) =>
      step(own, { ...(beta ? { beta } : {}), ...(chrome ? { chrome } : {}) }, position),
    ),
  );

const randomRules: fc.Arbitrary<Partial<FeatureRules>> = fc.record({
  launch: steps.map((all) => launch({ salt: 'a launch', steps: all })),
  experiment: fc
    .tuple(fc.integer({ min: 0, max: BUCKETS }), weightsOf('T1'), fc.boolean())
    .map(([samplingRate, { T1 = 0 }, isAsked]) =>
      experiment({
        ...{ samplingRate, treatmentWeights: { T1, T2: BUCKETS - T1 } },
        ...(isAsked ? { segment } : {}),
      }),
    ),
});

const ENTITIES = 5_000;
const ids = Array.from({ length: ENTITIES }, (_, index) => `entity-${index}`);

/** How far a share of the entities may be from that of the buckets: five deviations, and the rounding. */
const within = (share: number): number =>
  5 * Math.sqrt((share * (BUCKETS - share)) / ENTITIES) + 3 * (BUCKETS / ENTITIES);

const frequencies = (segments: readonly string[], moments: readonly MomentOfRules[]): Map<string, number> => {
  const context = Object.fromEntries(segments.map((name) => [name, 'yes']));
  const counts = new Map<string, number>();
  for (const id of ids) {
    const name = moments.map(({ feature: one, time }) => armOf(evaluate(one, id, context, time))).join(' > ');
    counts.set(name, (counts.get(name) ?? 0) + BUCKETS / ENTITIES);
  }
  return counts;
};

const expectFrequencies = (expected: ReadonlyMap<string, number>, counted: ReadonlyMap<string, number>): void => {
  expect([...expected.values()].reduce((sum, share) => sum + share, 0)).toBe(BUCKETS);
  for (const name of new Set([...expected.keys(), ...counted.keys()])) {
    const share = expected.get(name) ?? 0;
    expect(Math.abs(share - (counted.get(name) ?? 0))).toBeLessThan(within(share));
  }
};

it('shares and moves are those of evaluations, for random rules', () => {
  fc.assert(
    fc.property(randomRules, (rules) => {
      const [before, after] = [at(rules, 0), at(rules, 1)];
      for (const { segments, shares } of trafficAt(after))
        expectFrequencies(
          new Map(shares.map(({ outcome, share }) => [armOf(outcome), share])),
          frequencies(segments, [after]),
        );
      for (const { segments, moves } of movesBetween(before, after))
        expectFrequencies(
          new Map(moves.map((move) => [`${armOf(move.before)} > ${armOf(move.after)}`, move.share])),
          frequencies(segments, [before, after]),
        );
    }),
    { seed: 11, numRuns: randomCases(12, 400) },
  );
});
