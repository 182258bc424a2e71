/**
 * What becomes of the templates of this folder: steps of a stack, and the resources after each.
 */
import type { StackTemplate } from './stacks.ts';
import type { State } from './state.ts';

export interface Step {
  readonly name: string;
  /** None deletes the stack. */
  readonly template?: StackTemplate;
  /** CREATE_COMPLETE, UPDATE_COMPLETE or DELETE_COMPLETE by default. */
  readonly status?: string;
  /** In the reason of a status that is not the default. */
  readonly reason?: string;
  /** Members of all resources that the service then has; undefined for one that is not there. */
  readonly resources: State;
  /** Nothing has been written: all times are those of the step before. */
  readonly unwritten?: true;
}

export interface Scenario {
  readonly stack: string;
  readonly steps: readonly Step[];
}

const gone: Step = { name: 'deleted', resources: {} };
const rolledBack = 'UPDATE_ROLLBACK_COMPLETE';
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

const values = (Stage: string): StackTemplate => ({ file: 'values.json', parameters: { Stage } });
const value = (name: string, given: object) => ({ name, value: given });
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
        resources: {
          ...experimentShop,
          'project/experiment-shop/experiment/trial': {
            samplingRate: 60_000,
            schedule: { analysisCompleteTime: new Date(Number(end) * 1000) },
          },
        },
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
        resources: {
          ...segmentsShop,
          'segment/dutch': { pattern: '{"country":["NL"]}' },
          'project/segments-shop/launch/spring': overrides('dutch'),
        },
      },
      {
        name: 'with another pattern',
        template: segments({ Pattern: '{"country":["NL","BE"]}' }),
        status: rolledBack,
        reason: 'Pattern cannot change in a segment: give the segment a new name',
        resources: {
          ...segmentsShop,
          'segment/dutch': { pattern: '{"country":["NL"]}' },
          'project/segments-shop/launch/spring': overrides('dutch'),
        },
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
      gone,
    ],
  },
  {
    stack: 'delivery',
    steps: [
      {
        name: 'created',
        template: delivery('s3'),
        resources: {
          'project/delivery-shop': { dataDelivery: { s3Destination: { bucket: 'events-of-mine', prefix: 'shop/' } } },
        },
      },
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

const on = { variations: [value('on', { boolValue: true })] };
const migrated = (file: string): StackTemplate => ({ file: `../../migrate/templates/${file}`, migrated: true });
const offAndOn = { variations: [value('off', { boolValue: false }), value('on', { boolValue: true })] };

/** Templates that are created and deleted only. */
export const once: readonly Scenario[] = [
  {
    stack: 'for-each',
    steps: [
      {
        name: 'created',
        template: { file: 'for-each.yaml' },
        resources: {
          'project/loop-shop': {},
          'project/loop-shop/feature/Search': on,
          'project/loop-shop/feature/Banner': on,
          'project/loop-shop/feature/Price': on,
        },
      },
      gone,
    ],
  },
  {
    stack: 'sam',
    steps: [
      {
        name: 'created',
        template: { file: 'sam.yaml' },
        resources: { 'project/sam-shop': {}, 'project/sam-shop/feature/search': on },
      },
      gone,
    ],
  },
  {
    stack: 'migrated-sam',
    steps: [
      {
        name: 'created',
        template: migrated('sam.yaml'),
        resources: { 'project/sam-shop': {}, 'project/sam-shop/feature/search': offAndOn },
      },
      gone,
    ],
  },
  {
    stack: 'migrated-serverless',
    steps: [
      {
        name: 'created',
        template: migrated('serverless.yml'),
        resources: {
          'project/shop-test': { description: 'The shop' },
          'project/shop-test/feature/search': offAndOn,
        },
      },
      gone,
    ],
  },
];
