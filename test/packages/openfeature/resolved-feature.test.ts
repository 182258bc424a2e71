import { UsageCounts } from '../../../packages/evaluation/exposure.ts';
import { compileFeature } from '../../../packages/evaluation/index.ts';
import { ResolvedFeature } from '../../../packages/openfeature/server/resolved-feature.ts';
import { experiment, feature, launch, START } from '../evaluation/engine/features.ts';

const resolved = (rules: Parameters<typeof feature>[0]) =>
  new ResolvedFeature('search', compileFeature(feature(rules)), new UsageCounts());

describe('what everybody is served', () => {
  it.each([
    ['nothing runs', {}],
    ['what runs is left out', { evaluationStrategy: 'DEFAULT_VARIATION', launch: launch() }],
  ] as const)('is known before an evaluation where %s', async (_, rules) => {
    const { constant } = resolved(rules);
    expect(await constant?.answer).toMatchObject({ value: 'control', reason: 'STATIC' });
    expect(constant?.counter).toMatchObject({ feature: 'search', variation: 'control' });
  });

  it.each([
    ['an override', { entityOverrides: { tester: 'first' } }],
    ['a launch', { launch: launch() }],
    ['an experiment that runs', { experiment: experiment() }],
    ['an experiment that is over', { experiment: experiment({ endTime: START - 1 }) }],
  ] as const)('is not with %s', (_, rules) => {
    expect(resolved(rules).constant).toBeUndefined();
  });
});
