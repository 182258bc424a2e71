import type { MetricDefinition } from '../../../domain/lifecycle/metric.ts';
import { metricOptionFaults } from '../../../domain/lifecycle/metric-options.ts';

const faultsOf = (options: Partial<MetricDefinition>) =>
  metricOptionFaults(
    [{ metricDefinition: { name: 'm', entityIdKey: 'id', valueKey: 'v', ...options } }],
    'metricGoals',
  ).map(({ name, message }) => [name.replace('metricGoals[0].metricDefinition.', ''), message]);

const perEntity = { aggregation: 'VALUE_PER_ENTITY' } as const;

describe('options of a metric', () => {
  it.each<[string, Partial<MetricDefinition>]>([
    ['none', {}],
    ['a floor as high as the cap', { eventFloor: 2, eventCap: 2 }],
    ['a floor alone, below every cap', { eventFloor: 1e15 }],
    ['bounds of entities, with an aggregation over entities', { ...perEntity, entityFloor: -1, entityCap: 1 }],
    ['a threshold between the bounds', { eventFloor: 0, above: 5, eventCap: 6 }],
    ['a threshold at the floor', { eventFloor: 5, above: 5 }],
    ['a ratio of bounded values', { denominatorKey: 'd', eventCap: 5 }],
    ['a ratio, with the aggregation that it has', { denominatorKey: 'd', aggregation: 'VALUE_PER_EVENT' }],
  ])('are good together: %s', (_, options) => {
    expect(faultsOf(options)).toEqual([]);
  });

  it.each<[string, Partial<MetricDefinition>, string[][]]>([
    [
      'a floor above its cap, by both names',
      { eventFloor: 3, eventCap: 2 },
      [
        ['eventFloor', 'must be at most eventCap, which is 2'],
        ['eventCap', 'must be at least eventFloor, which is 3'],
      ],
    ],
    [
      'those of entities too',
      { ...perEntity, entityFloor: 0.5, entityCap: -0.5 },
      [
        ['entityFloor', 'must be at most entityCap, which is -0.5'],
        ['entityCap', 'must be at least entityFloor, which is 0.5'],
      ],
    ],
    [
      'a threshold of a ratio',
      { above: 1, denominatorKey: 'd' },
      [
        ['above', 'cannot be given together with denominatorKey'],
        ['denominatorKey', 'cannot be given together with above'],
      ],
    ],
    [
      'a ratio per entity',
      { ...perEntity, denominatorKey: 'd' },
      [
        ['denominatorKey', 'cannot be given together with aggregation'],
        ['aggregation', 'cannot be given together with denominatorKey'],
      ],
    ],
    [
      'a bound of entities for a mean of events',
      { entityCap: 5, entityFloor: 0 },
      ['entityCap', 'entityFloor'].map((bound) => [
        bound,
        'bounds the sum of an entity: it needs an aggregation over entities, not VALUE_PER_EVENT',
      ]),
    ],
    [
      'a threshold that no bounded value is above',
      { above: 5, eventCap: 5 },
      [['above', 'must be below eventCap, which is 5: no event would be above it']],
    ],
    [
      'a threshold that all bounded values are above',
      { above: 4, eventFloor: 5 },
      [['above', 'must be at least eventFloor, which is 5: every event would be above it']],
    ],
  ])('contradict each other: %s', (_, options, faults) => {
    expect(faultsOf(options)).toEqual(faults);
  });
});
