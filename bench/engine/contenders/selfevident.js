// This project's engine: a launch for the split and for the segments, entity overrides, a feature without rules.
import { compileFeature, evaluate } from '@selfevident/evaluation';
import { OVERRIDDEN, SEGMENTS } from '../workloads.ts';

const NOW = 1_800_000_000_000;

const feature = (rules) =>
  compileFeature({
    variations: ['A', 'B', 'C'].map((name) => ({ name, value: { stringValue: name } })),
    defaultVariation: 'A',
    evaluationStrategy: 'ALL_RULES',
    entityOverrides: {},
    ...rules,
  });

const launch = (groupWeights, segmentOverrides) => ({
  name: 'bench',
  id: 'launch-1',
  salt: 'bench',
  startedTime: NOW - 1_000,
  groups: ['A', 'B', 'C'].map((name) => ({ name, variation: name })),
  steps: [{ startTime: NOW - 1_000, groupWeights, segmentOverrides }],
});

const item = ({ is, values, from, to, limit, prefix }) =>
  ({
    'one of': () => values,
    'none of': () => [{ 'anything-but': values }],
    'in range': () => [{ numeric: ['>=', from, '<=', to] }],
    below: () => [{ numeric: ['<', limit] }],
    prefixed: () => [{ prefix }],
    there: () => [{ exists: true }],
    missing: () => [{ exists: false }],
  })[is]();

const patternOf = (conditions) =>
  JSON.stringify(Object.fromEntries(conditions.map((condition) => [condition.attribute, item(condition)])));

const overrides = SEGMENTS.map(({ name, conditions, served }, evaluationOrder) => ({
  segment: name,
  pattern: patternOf(conditions),
  evaluationOrder,
  weights: { A: 50_000, [served]: 50_000 },
}));

export function setUp() {
  const features = {
    split: feature({ launch: launch({ A: 50_000, B: 50_000 }, []) }),
    segments: feature({ launch: launch({ A: 100_000 }, overrides) }),
    overrides: feature({ entityOverrides: Object.fromEntries(OVERRIDDEN.map((id) => [id, 'B'])) }),
    plain: feature({}),
  };
  const served = (compiled) => (user) => evaluate(compiled, user.id, user.context, NOW).variation.name;
  return {
    user: (id, attributes) => ({ id, context: { ...attributes } }),
    userFromText: (id, text) => ({ id, context: text }),
    evaluate: Object.fromEntries(Object.entries(features).map(([name, compiled]) => [name, served(compiled)])),
  };
}
