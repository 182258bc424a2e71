import { compileFeature } from '../../../../packages/evaluation/engine/compile.ts';
import { evaluate } from '../../../../packages/evaluation/engine/evaluate.ts';
import type { FeatureRules } from '../../../../packages/evaluation/engine/rules.ts';
import { ContextError } from '../../../../packages/evaluation/pattern/context-error.ts';
import { countryOverride, experiment, feature, launch, START, stepTime } from './features.ts';

const outcome = (rules: FeatureRules, { now = START, context = '{}', entityId = 'entity' } = {}) =>
  evaluate(compileFeature(rules), entityId, context, now);

const served = (rules: FeatureRules, at: Parameters<typeof outcome>[1] = {}) => {
  const { variation, reason } = outcome(rules, at);
  return `${variation.name} by ${reason}`;
};

const unread = {
  get country(): never {
    throw new Error('the context was read');
  },
};

describe('the ladder', () => {
  const all = { entityOverrides: { entity: 'second' }, launch: launch(), experiment: experiment() };

  it('asks the overrides first', () => {
    expect(outcome(feature(all))).toEqual({
      variation: { name: 'second', value: { stringValue: 'second' } },
      reason: 'ENTITY_OVERRIDES_MATCH',
      details: '{}',
    });
  });

  it('lets an override win over the strategy DEFAULT_VARIATION', () => {
    const rules = feature({ ...all, evaluationStrategy: 'DEFAULT_VARIATION' });
    expect(served(rules)).toBe('second by ENTITY_OVERRIDES_MATCH');
    expect(served(rules, { entityId: 'other' })).toBe('control by DEFAULT');
  });

  it('gives whoever has no override to the launch, not to the experiment', () => {
    expect(outcome(feature(all), { entityId: 'other' })).toEqual({
      variation: { name: 'first', value: { stringValue: 'first' } },
      reason: 'LAUNCH_RULE_MATCH',
      details: '{"launch":"rollout","group":"A"}',
      assignment: { type: 'launch', name: 'rollout', id: 'launch-1', group: 'A' },
    });
  });

  it('gives whoever the launch leaves over to the experiment', () => {
    const empty = launch({ steps: [{ startTime: START, groupWeights: {}, segmentOverrides: [] }] });
    const rules = feature({ launch: empty, experiment: experiment({ treatmentWeights: { T2: 100_000 } }) });
    expect(outcome(rules)).toEqual({
      variation: { name: 'second', value: { stringValue: 'second' } },
      reason: 'EXPERIMENT_RULE_MATCH',
      details: '{"experiment":"checkout","treatment":"T2"}',
      assignment: { type: 'experiment', name: 'checkout', id: 'experiment-1', treatment: 'T2' },
    });
  });

  it('ends at the default', () => {
    expect(outcome(feature())).toEqual({
      variation: { name: 'control', value: { stringValue: 'control' } },
      reason: 'DEFAULT',
      details: '{}',
    });
  });
});

describe('a launch', () => {
  it('takes nobody in before its first step', () => {
    const later = launch({ steps: [{ startTime: START + 1, groupWeights: { A: 100_000 }, segmentOverrides: [] }] });
    expect(served(feature({ launch: later }))).toBe('control by DEFAULT');
    expect(served(feature({ launch: later }), { now: START + 1 })).toBe('first by LAUNCH_RULE_MATCH');
  });

  it('takes nobody in before its start', () => {
    const rules = feature({ launch: launch() });
    expect(served(rules, { now: START - 1 })).toBe('control by DEFAULT');
    expect(served(rules, { now: START })).toBe('first by LAUNCH_RULE_MATCH');
  });

  it('follows its steps to the millisecond, in order of time', () => {
    const steps = [
      { startTime: stepTime(1), groupWeights: { B: 100_000 }, segmentOverrides: [] },
      { startTime: stepTime(0), groupWeights: { A: 100_000 }, segmentOverrides: [] },
    ];
    const rules = feature({ launch: launch({ steps }) });
    expect(served(rules, { now: stepTime(1) - 1 })).toBe('first by LAUNCH_RULE_MATCH');
    expect(served(rules, { now: stepTime(1) })).toBe('second by LAUNCH_RULE_MATCH');
  });

  it('passes an entity in a group of another feature on to the experiment', () => {
    const elsewhere = launch({ groups: [{ name: 'A' }, { name: 'B', variation: 'second' }] });
    const all = experiment({ treatmentWeights: { T2: 100_000 } });
    expect(served(feature({ launch: elsewhere, experiment: all }))).toBe('second by EXPERIMENT_RULE_MATCH');
  });

  it('does not ask the step about an entity that a segment override put in a group of another feature', () => {
    const segmentOverrides = [countryOverride('NO', 1, { A: 100_000 })];
    const steps = [{ startTime: START, groupWeights: { B: 100_000 }, segmentOverrides }];
    const rules = feature({ launch: launch({ steps, groups: [{ name: 'A' }, { name: 'B', variation: 'second' }] }) });
    expect(served(rules, { context: '{"country":"NO"}' })).toBe('control by DEFAULT');
    expect(served(rules, { context: '{"country":"SE"}' })).toBe('second by LAUNCH_RULE_MATCH');
  });

  it.each(['constructor', '__proto__'])('has no weight for a group called %s that the map does not name', (name) => {
    const groups = [
      { name, variation: 'second' },
      { name: 'A', variation: 'first' },
    ];
    expect(served(feature({ launch: launch({ groups }) }))).toBe('first by LAUNCH_RULE_MATCH');
  });
});

describe('the segment overrides of a step', () => {
  const step = (segmentOverrides: ReturnType<typeof countryOverride>[]) =>
    feature({ launch: launch({ steps: [{ startTime: START, groupWeights: { A: 100_000 }, segmentOverrides }] }) });
  const everyone = (evaluationOrder: number, weights: Record<string, number>) => ({
    segment: `everyone-${evaluationOrder}`,
    pattern: '{"country":[{"exists":true}]}',
    evaluationOrder,
    weights,
  });
  const context = '{"country":"NO"}';

  it('come before its group weights, for who is in the segment', () => {
    const rules = step([countryOverride('NO', 1, { B: 100_000 })]);
    expect(served(rules, { context })).toBe('second by LAUNCH_RULE_MATCH');
    expect(served(rules, { context: '{"country":"SE"}' })).toBe('first by LAUNCH_RULE_MATCH');
    expect(served(rules)).toBe('first by LAUNCH_RULE_MATCH');
  });

  it('are asked in ascending evaluationOrder', () => {
    const ascending = step([countryOverride('NO', 1, { B: 100_000 }), everyone(2, { A: 100_000 })]);
    const descending = step([everyone(2, { A: 100_000 }), countryOverride('NO', 1, { B: 100_000 })]);
    const behind = step([countryOverride('NO', 3, { B: 100_000 }), everyone(2, { A: 100_000 })]);
    expect(served(ascending, { context })).toBe('second by LAUNCH_RULE_MATCH');
    expect(served(descending, { context })).toBe('second by LAUNCH_RULE_MATCH');
    expect(served(behind, { context })).toBe('first by LAUNCH_RULE_MATCH');
  });

  it('leave whom they do not take to the next one', () => {
    const rules = step([countryOverride('NO', 1, {}), everyone(2, { B: 100_000 })]);
    expect(served(rules, { context })).toBe('second by LAUNCH_RULE_MATCH');
  });

  it('see the empty context when there is none', () => {
    const without = { ...everyone(1, { B: 100_000 }), pattern: '{"country":[{"exists":false}]}' };
    const compiled = compileFeature(step([without]));
    expect(evaluate(compiled, 'entity', undefined, START).variation.name).toBe('second');
  });
});

describe('an experiment', () => {
  it('takes nobody in before its start or from its end on', () => {
    const rules = feature({ experiment: experiment({ treatmentWeights: { T1: 100_000 }, endTime: START + 10 }) });
    expect(served(rules, { now: START - 1 })).toBe('control by DEFAULT');
    expect(served(rules, { now: START })).toBe('first by EXPERIMENT_RULE_MATCH');
    expect(served(rules, { now: START + 9 })).toBe('first by EXPERIMENT_RULE_MATCH');
    expect(served(rules, { now: START + 10 })).toBe('control by DEFAULT');
  });

  it('takes only its segment in', () => {
    const segment = { name: 'norway', pattern: '{"country":["NO"]}' };
    const rules = feature({ experiment: experiment({ segment, treatmentWeights: { T1: 100_000 } }) });
    expect(served(rules, { context: '{"country":"NO"}' })).toBe('first by EXPERIMENT_RULE_MATCH');
    expect(served(rules, { context: '{"country":"SE"}' })).toBe('control by DEFAULT');
  });

  it('takes nobody in at a sampling rate of 0', () => {
    expect(served(feature({ experiment: experiment({ samplingRate: 0 }) }))).toBe('control by DEFAULT');
  });

  it('serves the default to a treatment of another feature', () => {
    const rules = { treatments: [{ name: 'T1' }], treatmentWeights: { T1: 100_000 } };
    expect(served(feature({ experiment: experiment(rules) }))).toBe('control by DEFAULT');
  });
});

describe('evaluating', () => {
  it('does not read an object for a feature that asks no segment', () => {
    const compiled = compileFeature(feature({ launch: launch(), experiment: experiment() }));
    expect(evaluate(compiled, 'entity', unread, START).reason).toBe('LAUNCH_RULE_MATCH');
  });

  it('reads an object once for the segments of a launch and of an experiment', () => {
    const segment = { name: 'norway', pattern: '{"country":["NO"]}' };
    const steps = [
      { startTime: START, groupWeights: {}, segmentOverrides: [countryOverride('SE', 1, { A: 100_000 })] },
    ];
    const compiled = compileFeature(feature({ launch: launch({ steps }), experiment: experiment({ segment }) }));
    let reads = 0;
    const context = {
      get country() {
        reads++;
        return 'NO';
      },
    };
    expect(evaluate(compiled, 'entity', context, START).reason).toBe('EXPERIMENT_RULE_MATCH');
    expect(reads).toBe(1);
  });

  it('refuses a text that is no JSON object, whatever the rules are', () => {
    for (const rules of [feature(), feature({ launch: launch() })])
      for (const text of ['', '[]', '1', '{"country":}'])
        expect(() => evaluate(compileFeature(rules), 'entity', text, START)).toThrow(ContextError);
  });

  it('makes no new outcome', () => {
    const compiled = compileFeature(feature({ launch: launch() }));
    const once = evaluate(compiled, 'one', undefined, START);
    expect(evaluate(compiled, 'two', undefined, START)).toBe(once);
  });
});

describe('compiling', () => {
  it('refuses a feature without its default variation', () => {
    expect(() => compileFeature(feature({ defaultVariation: 'gone' }))).toThrow(RangeError);
  });

  it('leaves out an override to a variation that the feature lacks', () => {
    expect(served(feature({ entityOverrides: { entity: 'gone' } }))).toBe('control by DEFAULT');
  });

  it('gives features without segments one set of no patterns, and no map of no overrides', () => {
    const segment = { name: 'norway', pattern: '{"country":["NO"]}' };
    const [one, other, asking] = [{}, { launch: launch() }, { experiment: experiment({ segment }) }].map((rules) =>
      compileFeature(feature(rules)),
    );
    expect(one?.overrides).toBeUndefined();
    expect(other?.set).toBe(one?.set);
    expect(asking?.set).not.toBe(one?.set);
  });

  it('takes an entity called __proto__ like any other', () => {
    const entityOverrides = JSON.parse('{"__proto__":"first"}');
    expect(served(feature({ entityOverrides }), { entityId: '__proto__' })).toBe('first by ENTITY_OVERRIDES_MATCH');
    expect(served(feature(), { entityId: 'constructor' })).toBe('control by DEFAULT');
  });
});
