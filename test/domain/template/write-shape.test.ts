/**
 * Members that are written as properties of a template read as the same members.
 */
import type { ResourceType } from '../../../domain/arn.ts';
import { readProperties } from '../../../domain/template/desired.ts';
import { writeProperties } from '../../../domain/template/write-shape.ts';

const metric = { name: 'spent', entityIdKey: 'user', valueKey: 'spent' };

const cases: readonly [ResourceType, Readonly<Record<string, unknown>>][] = [
  ['project', { dataDelivery: { s3Destination: { bucket: 'events-of-mine', prefix: 'shop' } } }],
  ['project', { dataDelivery: { cloudWatchLogs: { logGroup: '/shop' } }, description: 'a shop' }],
  ['segment', { pattern: '{"plan":["gold"]}' }],
  [
    'feature',
    {
      variations: [
        { name: 'low', value: { doubleValue: 0.5 } },
        { name: 'high', value: { doubleValue: 2 } },
      ],
      entityOverrides: { anna: 'high' },
    },
  ],
  [
    'launch',
    {
      groups: [{ name: 'all', feature: 'price', variation: 'high' }],
      metricMonitors: [{ metricDefinition: metric }],
      scheduledSplitsConfig: {
        steps: [
          {
            startTime: 1_767_225_600,
            groupWeights: { all: 0 },
            segmentOverrides: [{ segment: 'gold', evaluationOrder: 1, weights: { all: 100_000 } }],
          },
        ],
      },
    },
  ],
  [
    'experiment',
    {
      treatments: ['low', 'high'].map((name) => ({ name, feature: 'price', variation: name })),
      metricGoals: [{ metricDefinition: metric, desiredChange: 'INCREASE' }],
      onlineAbConfig: { controlTreatmentName: 'low', treatmentWeights: { low: 40_000, high: 60_000 } },
    },
  ],
];

it.each(cases)('%s %j', (type, members) => {
  const own = type === 'project' || type === 'segment' ? {} : { Project: 'shop' };
  const properties = { ...own, ...writeProperties(type, { name: 'one', tags: { team: 'web' }, ...members }) };
  const { desired, faults } = readProperties(type, properties);
  expect(faults).toEqual([]);
  expect(desired).toMatchObject({ name: 'one', tags: { team: 'web' } });
  expect(desired.members).toEqual(members);
});
