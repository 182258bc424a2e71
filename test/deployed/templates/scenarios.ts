/**
 * What becomes of the templates of this folder: steps of a stack, and the resources after each.
 */
import type { StackTemplate } from './stacks.ts';
import { again, breaksOff, gone, renamedIn, rolledBack, type Scenario, withOther } from './steps.ts';

/** A time in so many days, as text. */
export const soon = (days: number): string => String(Math.floor(Date.now() / 1000) + days * 86_400);

const flag = (parameters = {}): StackTemplate => ({ file: 'flag.yaml', parameters });
const search = { description: 'The search', defaultVariation: 'on', entityOverrides: { anna: 'off' } };
const flagShop = { 'project/flag-shop': { featureCount: 1 } };

const launch = (parameters = {}): StackTemplate => ({ file: 'launch.yaml', parameters });
const launchShop = { 'project/launch-shop': {}, 'project/launch-shop/feature/search': { valueType: 'STRING' } };
const spring = { status: 'RUNNING', randomizationSalt: 'pepper' };
const weights = (share: number) => ({ groupWeights: { with: share, without: 0 } });

const experiment = (parameters: Readonly<Record<string, string>>): StackTemplate => ({
  file: 'experiment.yaml',
  parameters,
});
const experimentShop = {
  'project/experiment-shop': {},
  'project/experiment-shop/feature/price': { valueType: 'LONG' },
};
const end = soon(10);
const fasterTrial = {
  ...experimentShop,
  'project/experiment-shop/experiment/trial': {
    samplingRate: 60_000,
    schedule: { analysisCompleteTime: new Date(Number(end) * 1000) },
  },
};

const segments = (parameters = {}): StackTemplate => ({ file: 'segments.yaml', parameters });
const segmentsShop = {
  'project/segments-shop': {},
  'project/segments-shop/feature/search': {},
  'segment/testers': { description: 'Who test' },
};
const override = (segment: string, share: number) => ({ segment, weights: { all: share } });
const arn = (path: string) => `arn:aws:evidently:us-east-1:000000000000:${path}`;
const overrides = (segment: string) => ({
  status: 'CREATED',
  scheduledSplitsDefinition: {
    steps: [
      {
        startTime: new Date('2022-01-01T00:00:00Z'),
        segmentOverrides: [override(arn(`segment/${segment}`), 100_000), override(arn('segment/testers'), 50_000)],
      },
    ],
  },
});

const dutchSegments = {
  ...segmentsShop,
  'segment/dutch': { pattern: '{"country":["NL"]}' },
  'project/segments-shop/launch/spring': overrides('dutch'),
};

const values = (Stage: string): StackTemplate => ({ file: 'values.json', parameters: { Stage } });
export const value = (name: string, given: object) => ({ name, value: given });
const valuesOf = (most: number) => ({
  'project/values-shop': {},
  'project/values-shop/feature/longs': {
    variations: [value('most', { longValue: most }), value('zero', { longValue: 0 })],
  },
  'project/values-shop/feature/doubles': {
    variations: [value('large', { doubleValue: 1e20 }), value('small', { doubleValue: 0.5 })],
  },
  'project/values-shop/feature/booleans': {
    variations: [value('text', { boolValue: true }), value('value', { boolValue: false })],
  },
});

const delivery = (Where: string): StackTemplate => ({ file: 'delivery.yaml', parameters: { Where } });

const deliversToS3 = {
  'project/delivery-shop': { dataDelivery: { s3Destination: { bucket: 'events-of-mine', prefix: 'shop/' } } },
};

export const scenarios: readonly Scenario[] = [
  {
    stack: 'flag',
    steps: [
      {
        name: 'created',
        template: flag(),
        resources: { ...flagShop, 'project/flag-shop/feature/search': search },
      },
      {
        name: 'deployed again',
        template: flag({ Timeout: '61' }),
        resources: { ...flagShop, 'project/flag-shop/feature/search': search },
        unwritten: true,
      },
      {
        name: 'updated',
        template: flag({ Description: 'Another' }),
        resources: { ...flagShop, 'project/flag-shop/feature/search': { ...search, description: 'Another' } },
      },
      {
        name: 'broken',
        template: flag({ Description: 'Broken', Shown: 'maybe' }),
        status: rolledBack,
        reason: 'Variations[1].BooleanValue must be true or false',
        resources: { ...flagShop, 'project/flag-shop/feature/search': { ...search, description: 'Another' } },
      },
      {
        name: 'renamed',
        template: flag({ Name: 'finder' }),
        resources: { ...flagShop, 'project/flag-shop/feature/finder': search },
      },
      gone,
    ],
  },
  {
    stack: 'launch',
    steps: [
      {
        name: 'started',
        template: launch(),
        resources: { ...launchShop, 'project/launch-shop/launch/spring': spring },
      },
      {
        name: 'with times that were made anew',
        template: launch({ Time: new Date().toISOString() }),
        resources: { ...launchShop, 'project/launch-shop/launch/spring': spring },
        unwritten: true,
      },
      breaksOff(
        launch(),
        { 'Search.Description': 'Half-way', 'Spring.Description': 'Half-way' },
        {
          ...launchShop,
          'project/launch-shop/launch/spring': spring,
        },
      ),
      {
        name: 'renamed while it runs',
        template: withOther(launch(), { 'Spring.Name': 'summer' }),
        status: rolledBack,
        reason: 'stop',
        resources: { ...launchShop, 'project/launch-shop/launch/spring': spring },
      },
      {
        name: 'with another share',
        template: launch({ Share: '50000' }),
        resources: {
          ...launchShop,
          'project/launch-shop/launch/spring': {
            ...spring,
            scheduledSplitsDefinition: { steps: [weights(10_000), weights(50_000)] },
          },
        },
      },
      {
        name: 'stopped',
        template: launch({ Share: '50000', Status: 'STOP' }),
        resources: {
          ...launchShop,
          'project/launch-shop/launch/spring': { ...spring, status: 'COMPLETED', statusReason: 'Enough' },
        },
      },
      {
        name: 'not started again',
        template: launch({ Share: '50000' }),
        resources: { ...launchShop, 'project/launch-shop/launch/spring': { ...spring, status: 'COMPLETED' } },
        unwritten: true,
      },
      {
        name: 'renamed',
        template: withOther(launch(), { 'Spring.Name': 'summer' }),
        resources: { ...launchShop, 'project/launch-shop/launch/summer': spring },
      },
      gone,
    ],
  },
  {
    stack: 'experiment',
    steps: [
      {
        name: 'refused for an end in the past',
        template: experiment({ End: '2022-09-27T00:00:00.000Z' }),
        status: 'ROLLBACK_COMPLETE',
        reason: 'RunningStatus.AnalysisCompleteTime must be in the future',
        resources: {},
      },
      { name: 'taken away', resources: {} },
      {
        name: 'started',
        template: experiment({ End: end }),
        resources: {
          ...experimentShop,
          'project/experiment-shop/experiment/trial': {
            status: 'RUNNING',
            samplingRate: 50_000,
            onlineAbDefinition: {
              controlTreatmentName: 'middle',
              treatmentWeights: { low: 30_000, middle: 40_000, high: 30_000 },
            },
          },
        },
      },
      {
        name: 'with another rate',
        template: experiment({ End: soon(5), Rate: '60000' }),
        resources: fasterTrial,
      },
      again(experiment({ End: soon(6), Rate: '60000' }), fasterTrial),
      breaksOff(
        experiment({ End: end, Rate: '60000' }),
        { 'Price.Description': 'Half-way', 'Trial.SamplingRate': 70_000 },
        fasterTrial,
      ),
      {
        name: 'renamed while it runs',
        template: withOther(experiment({ End: end, Rate: '60000' }), { 'Trial.Name': 'prices' }),
        status: rolledBack,
        reason: 'stop',
        resources: fasterTrial,
      },
      { ...gone, name: 'deleted while it runs' },
    ],
  },
  {
    stack: 'segments',
    steps: [
      {
        name: 'created',
        template: segments(),
        resources: dutchSegments,
      },
      again(segments(), dutchSegments),
      breaksOff(segments(), { 'Search.Description': 'Half-way', 'Spring.Description': 'Half-way' }, dutchSegments),
      {
        name: 'with another pattern',
        template: segments({ Pattern: '{"country":["NL","BE"]}' }),
        status: rolledBack,
        reason: 'Pattern cannot change in a segment: give the segment a new name',
        resources: dutchSegments,
      },
      {
        name: 'with another pattern and name',
        template: segments({ Pattern: '{"country":["NL","BE"]}', Segment: 'lowlands' }),
        resources: {
          ...segmentsShop,
          'segment/lowlands': { pattern: '{"country":["NL","BE"]}' },
          'project/segments-shop/launch/spring': overrides('lowlands'),
        },
      },
      gone,
    ],
  },
  {
    stack: 'values',
    steps: [
      { name: 'created', template: values('test'), resources: valuesOf(100_000) },
      {
        name: 'updated',
        template: values('live'),
        resources: {
          ...valuesOf(9_007_199_254_740_991),
          'project/values-shop': { description: 'Live' },
          'project/values-shop/feature/texts': {
            variations: [
              value('empty', { stringValue: '' }),
              value('agent', { stringValue: '007' }),
              value('json', { stringValue: '{"stage":"live"}' }),
            ],
          },
        },
      },
      { name: 'updated back', template: values('test'), resources: valuesOf(100_000) },
      again(values('test'), valuesOf(100_000)),
      breaksOff(values('test'), { 'Doubles.Description': 'Half-way' }, valuesOf(100_000)),
      {
        name: 'renamed with all that is in it',
        template: withOther(values('test'), { 'Shop.Name': 'values-store' }),
        resources: renamedIn(valuesOf(100_000), 'values-shop', 'values-store'),
      },
      gone,
    ],
  },
  {
    stack: 'delivery',
    steps: [
      {
        name: 'created',
        template: delivery('s3'),
        resources: deliversToS3,
      },
      again(delivery('s3'), deliversToS3),
      breaksOff(delivery('s3'), { 'Shop.DataDelivery': { LogGroup: '/evidently/events' } }, deliversToS3),
      {
        name: 'moved',
        template: delivery('logs'),
        resources: {
          'project/delivery-shop': { dataDelivery: { cloudWatchLogs: { logGroup: '/evidently/events' } } },
        },
      },
      {
        name: 'turned off',
        template: delivery('nowhere'),
        resources: { 'project/delivery-shop': { dataDelivery: undefined } },
      },
      { name: 'deleted with what it retains', resources: { 'project/delivery-shop': {} } },
    ],
  },
];
