import fc from 'fast-check';
import { compileFeature } from '../../../../packages/evaluation/engine/compile.ts';
import { evaluate } from '../../../../packages/evaluation/engine/evaluate.ts';
import { explain } from '../../../../packages/evaluation/engine/explain.ts';
import type { FeatureRules } from '../../../../packages/evaluation/engine/rules.ts';
import { countryOverride, experiment, feature, launch, START, stepTime } from './features.ts';

const explained = (rules: FeatureRules, { now = START, context = '{}' } = {}) =>
  explain(compileFeature(rules), 'entity', context, now);

describe('an explanation', () => {
  it('tells every check down to the default', () => {
    const segmentOverrides = [countryOverride('SE', 1, { A: 100_000 })];
    const steps = [{ startTime: START, groupWeights: { A: 0 }, segmentOverrides }];
    const rules = feature({ launch: launch({ steps }), experiment: experiment({ samplingRate: 0 }) });
    const split = {
      bucket: expect.any(Number),
      shares: { A: 0, B: 0 },
      outside: 100_000,
      arm: null,
      ranges: [{ start: 0, end: 100_000, arm: null }],
    };
    expect(explained(rules, { context: '{"country":"NO"}' }).checks).toEqual([
      { check: 'ENTITY_OVERRIDE', matched: false },
      { check: 'EVALUATION_STRATEGY', strategy: 'ALL_RULES' },
      { check: 'LAUNCH', launch: 'rollout', step: 0 },
      {
        check: 'SEGMENT_OVERRIDE',
        segment: 'SE',
        matched: false,
        mismatch: expect.stringContaining('country'),
        split: null,
      },
      { check: 'GROUP_WEIGHTS', split },
      { check: 'EXPERIMENT', experiment: 'checkout', running: true },
      { check: 'SAMPLING_RATE', bucket: expect.any(Number), samplingRate: 0, outside: 100_000, enrolled: false },
      { check: 'DEFAULT' },
    ]);
  });

  it('ends at the check that answered', () => {
    const checks = explained(feature({ entityOverrides: { entity: 'first' }, launch: launch() })).checks;
    expect(checks).toEqual([{ check: 'ENTITY_OVERRIDE', matched: true }]);
  });

  it('tells the bucket, the shares and the group of the segment override that answered', () => {
    const segmentOverrides = [countryOverride('NO', 1, { B: 100_000 })];
    const steps = [{ startTime: START, groupWeights: {}, segmentOverrides }];
    const { checks, outcome } = explained(feature({ launch: launch({ steps }) }), { context: '{"country":"NO"}' });
    expect(outcome.details).toBe('{"launch":"rollout","group":"B"}');
    expect(checks.at(-1)).toEqual({
      check: 'SEGMENT_OVERRIDE',
      segment: 'NO',
      matched: true,
      split: {
        bucket: expect.any(Number),
        shares: { A: 0, B: 100_000 },
        outside: 0,
        arm: 'B',
        ranges: [{ start: 0, end: 100_000, arm: 'B' }],
      },
    });
  });

  it('tells the segment of an experiment', () => {
    const segment = { name: 'norway', pattern: '{"country":["NO"]}' };
    const rules = feature({ experiment: experiment({ segment }) });
    const finding = { check: 'EXPERIMENT_SEGMENT', segment: 'norway' };
    const checks = (context: string) => explained(rules, { context }).checks;
    expect(checks('{"country":"NO"}')).toContainEqual({ ...finding, matched: true });
    expect(checks('{}')).toContainEqual({ ...finding, matched: false, mismatch: 'country: ["NO"] expected' });
  });

  it('tells that a launch and an experiment are not running', () => {
    const later = Number.MAX_SAFE_INTEGER;
    const rules = feature({ launch: launch({ startedTime: later }), experiment: experiment({ endTime: START }) });
    expect(explained(rules).checks).toEqual(
      expect.arrayContaining([
        { check: 'LAUNCH', launch: 'rollout', step: null },
        { check: 'EXPERIMENT', experiment: 'checkout', running: false, endedTime: START },
      ]),
    );
  });

  it('tells what has ended and when, whatever runs beside it', () => {
    const ended = {
      endedLaunch: { name: 'before', endedTime: START - 2 },
      endedExperiment: { name: 'old', endedTime: START - 1 },
    };
    const launchEnded = { check: 'LAUNCH', launch: 'before', step: null, endedTime: START - 2 };
    const experimentEnded = { check: 'EXPERIMENT', experiment: 'old', running: false, endedTime: START - 1 };
    const [override, strategy] = explained(feature()).checks;
    const byDefault = { check: 'DEFAULT' };
    expect(explained(feature(ended)).checks).toEqual([override, strategy, launchEnded, experimentEnded, byDefault]);
    const beside = explained(feature({ endedLaunch: ended.endedLaunch, experiment: experiment({ samplingRate: 0 }) }));
    expect(beside.checks.map(({ check }) => check)).toEqual([
      'ENTITY_OVERRIDE',
      'EVALUATION_STRATEGY',
      'LAUNCH',
      'EXPERIMENT',
      'SAMPLING_RATE',
      'DEFAULT',
    ]);
    const off = feature({ ...ended, evaluationStrategy: 'DEFAULT_VARIATION' });
    expect(explained(off).checks).toHaveLength(2);
  });

  it('agrees with the evaluation, whatever the entity and the time', () => {
    const steps = [30_000, 70_000].map((share, position) => ({
      startTime: stepTime(position + 1),
      groupWeights: { A: share },
      segmentOverrides: [countryOverride('NO', 1, { B: share / 2 })],
    }));
    const compiled = compileFeature(feature({ launch: launch({ steps }), experiment: experiment() }));
    const context = fc.constantFrom('{"country":"NO"}', { country: 'NO' }, undefined);
    const time = fc.integer({ min: START - 1, max: stepTime(30) });
    fc.assert(
      fc.property(fc.string(), context, time, (entityId, given, now) => {
        const { outcome, nextChange } = explain(compiled, entityId, given, now);
        expect(evaluate(compiled, entityId, given, now)).toBe(outcome);
        if (nextChange === null) return;
        expect(nextChange).toBeGreaterThan(now);
        expect(evaluate(compiled, entityId, given, nextChange - 1)).toBe(outcome);
        expect(evaluate(compiled, entityId, given, nextChange)).not.toBe(outcome);
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});

describe('the next change of an answer', () => {
  const steps = [{ A: 100_000 }, { A: 100_000 }, { B: 100_000 }].map((groupWeights, position) => ({
    startTime: stepTime(position),
    groupWeights,
    segmentOverrides: [],
  }));

  it('is the next step that moves the entity, not one that leaves it alone', () => {
    const rules = feature({ launch: launch({ steps }) });
    expect(explained(rules).nextChange).toBe(stepTime(2));
    expect(explained(rules, { now: START - 5 }).nextChange).toBe(START);
  });

  it('is the end of the experiment', () => {
    const rules = feature({ experiment: experiment({ endTime: stepTime(7) }) });
    expect(explained(rules).nextChange).toBe(stepTime(7));
  });

  it('is the first of those of the launch and of the experiment', () => {
    const later = launch({ steps: [{ startTime: stepTime(7), groupWeights: { A: 100_000 }, segmentOverrides: [] }] });
    const rules = feature({ launch: later, experiment: experiment({ endTime: stepTime(5) }) });
    expect(explained(rules).nextChange).toBe(stepTime(5));
    expect(explained(rules, { now: stepTime(5) }).nextChange).toBe(stepTime(7));
  });

  it('never comes for an override, or after the last step', () => {
    const rules = feature({ launch: launch({ steps }) });
    expect(explained({ ...rules, entityOverrides: { entity: 'first' } }).nextChange).toBeNull();
    expect(explained(rules, { now: stepTime(2) }).nextChange).toBeNull();
  });
});
