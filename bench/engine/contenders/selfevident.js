// This project's engine: a launch for the split and for the segments, entity overrides, a feature without rules.
import { compileFeature, evaluate } from '@selfevident/evaluation';
import { OVERRIDDEN, PLAN, SEGMENTS } from '../workloads.ts';

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

const segments = (weights) =>
  feature({
    launch: launch(
      { A: 100_000 },
      SEGMENTS.map(({ name, countries, served }, evaluationOrder) => ({
        segment: name,
        pattern: JSON.stringify({ country: countries, plan: [PLAN] }),
        evaluationOrder,
        weights: weights(served),
      })),
    ),
  });

export function setUp() {
  const features = {
    split: feature({ launch: launch({ A: 50_000, B: 50_000 }, []) }),
    segments: segments((served) => ({ A: 50_000, [served]: 50_000 })),
    wholeSegments: segments((served) => ({ [served]: 100_000 })),
    overrides: feature({ entityOverrides: Object.fromEntries(OVERRIDDEN.map((id) => [id, 'B'])) }),
    plain: feature({}),
  };
  const served = (compiled) => (user) => evaluate(compiled, user.id, user.context, NOW).variation.name;
  return {
    user: (id, attributes) => ({ id, context: attributes }),
    userFromText: (id, text) => ({ id, context: text }),
    evaluate: Object.fromEntries(Object.entries(features).map(([name, compiled]) => [name, served(compiled)])),
  };
}
