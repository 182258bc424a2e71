/**
 * What each function is sent: its most frequent call first, then those that take the most of it.
 */
import type { OperationName } from '../../contract/index.ts';
import { keyText } from '../../domain/key/key.ts';
import type { FunctionName } from '../../lib/functions/functions.ts';
import { eventOf } from '../../test/support/in-process.ts';
import { account, alarmArn, alarmName, features, knownEntities, pageKey, treatments } from './scene.ts';
import { batchOf, largestBatchOf, type Streams } from './streams.ts';

export interface Workload {
  readonly function: FunctionName;
  /** An operation, or what else it is. */
  readonly name: string;
  /** Members of the right answer. */
  readonly answer: Readonly<Record<string, unknown>>;
  /** Calls behind the first that are not measured, since code is compiled as it is used, and those that are. */
  readonly warmUp: number;
  readonly measured: number;
  /** The event of a call of a run: each is new to the function, and to the table if that matters. */
  readonly event: (call: number, run: number) => unknown;
}

type Input = Readonly<Record<string, unknown>>;

const request = (serving: FunctionName, operation: OperationName, input: (call: number, run: number) => Input) => ({
  function: serving,
  name: operation as string,
  answer: { statusCode: 200 },
  warmUp: 100,
  measured: 200,
  event: (call: number, run: number) => eventOf(operation, { project: 'shop', ...input(call, run) }),
});

const times = <T>(count: number, one: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => one(index));
const featureAt = (index: number): string => features[index % features.length] as string;
const evaluationContext = JSON.stringify({ country: 'NL', plan: 'pro', age: 41 });

const evaluation = (call: number, run: number): Input => ({
  feature: featureAt(call),
  entityId: `new-${run}-${call}`,
  evaluationContext,
});

/** The most frequent first call of a process: its answer has waited for one read. */
export const launchEvaluation: Workload = request('evaluation', 'EvaluateFeature', (call, run) => ({
  ...evaluation(call, run),
  feature: 'banner',
}));

/** Four entities, each of which is asked for five features. */
const batchEvaluation = (call: number, run: number): Input => ({
  requests: times(20, (place) => ({
    feature: featureAt(place),
    entityId: `batch-${run}-${call}-${Math.floor(place / 5)}`,
    evaluationContext,
  })),
});

const customEvent = (index: number): Input => {
  const data = { user: { id: `known-${index % knownEntities}` }, details: { [featureAt(index)]: 12.5 } };
  return { timestamp: Date.now() / 1000, type: 'aws.evidently.custom', data: JSON.stringify(data) };
};

const results: Input = { experiment: 'search-trial', metricNames: ['search'], treatmentNames: treatments };
const reading = request('analysis', 'GetExperimentResults', () => results);

const batches = { answer: { batchItemFailures: [] }, warmUp: 5, measured: 10 };

const alarm = (name: string, arn: string): Workload => ({
  function: 'alarms',
  name,
  answer: {},
  warmUp: 20,
  measured: 50,
  event: (call, run) => ({
    id: `${run}-${call}`,
    resources: [arn],
    detail: { alarmName, state: { value: 'ALARM' } },
  }),
});

/** An event of CloudFormation for a feature whose description changes; the answer goes to an address. */
const templateUpdate = (address: string) => (call: number, run: number) => ({
  RequestType: 'Update',
  ResponseURL: `${address}/answer`,
  StackId: `arn:aws:cloudformation:us-east-1:${account}:stack/flags/1`,
  RequestId: `${run}-${call}`,
  LogicalResourceId: 'Flag',
  ResourceType: 'Custom::EvidentlyFeature',
  PhysicalResourceId: `arn:aws:evidently:us-east-1:${account}:project/shop/feature/${featureAt(call)}`,
  ResourceProperties: {
    Project: 'shop',
    Name: featureAt(call),
    Description: `text ${run} ${call}`,
    Variations: ['off', 'on'].map((name) => ({ VariationName: name, StringValue: name })),
  },
});

/** `address` takes whatever it is sent. */
export const workloadsOver = (streams: Streams, address: string): readonly Workload[] => [
  request('evaluation', 'EvaluateFeature', evaluation),
  request('evaluation', 'BatchEvaluateFeature', batchEvaluation),
  request('ingestion', 'PutProjectEvents', (call) => ({ events: [customEvent(call)] })),
  {
    ...request('ingestion', 'PutProjectEvents', (call) => ({
      events: times(50, (place) => customEvent(50 * call + place)),
    })),
    name: 'PutProjectEvents of 50 events',
  },
  request('management', 'GetFeature', (call) => ({ feature: featureAt(call) })),
  request('management', 'UpdateFeature', (call) => ({ feature: featureAt(call), description: `text ${call}` })),
  { ...reading, warmUp: 10, measured: 20 },
  {
    ...request('analysis', 'GetExperimentResults', () => ({ ...results, period: 300 })),
    name: 'GetExperimentResults of all points',
    warmUp: 2,
    measured: 3,
  },
  {
    ...batches,
    function: 'aggregation',
    name: 'batch of 1,000 records',
    event: (call, run) => batchOf(streams.counted, call, run),
  },
  {
    ...batches,
    function: 'delivery',
    name: 'batch of 1,000 records',
    event: (call, run) => batchOf(streams.delivered, call, run),
  },
  {
    ...batches,
    function: 'delivery',
    name: 'batch of 6 MB',
    event: (call, run) => largestBatchOf(streams.delivered, call, run),
  },
  { function: 'transitions', name: 'nothing due', answer: {}, warmUp: 10, measured: 30, event: () => ({}) },
  alarm('an alarm of no launch', `${alarmArn}-of-others`),
  alarm('an alarm of a launch', alarmArn),
  {
    function: 'template-provider',
    name: 'update of a feature',
    answer: {},
    warmUp: 50,
    measured: 100,
    event: templateUpdate(address),
  },
  {
    function: 'authorizer',
    name: 'a key',
    answer: { principalId: pageKey.id },
    warmUp: 100,
    measured: 200,
    event: () => ({
      type: 'TOKEN',
      authorizationToken: `Bearer ${keyText(pageKey.id, pageKey.secret)}`,
      methodArn: `arn:aws:execute-api:us-east-1:${account}:api/prod/POST/projects/shop/exposures`,
    }),
  },
  {
    ...request('fallback', 'ListProjects', () => ({})),
    name: 'no operation',
    answer: { statusCode: 404 },
  },
  request('all-operations', 'EvaluateFeature', evaluation),
];

const once = { warmUp: 0, measured: 0 };

/** What changes the table and can be measured once, before all others. */
export const onlyOnce: readonly Workload[] = [
  // Nobody has looked at the experiment: this reading rolls up all its days.
  { ...reading, ...once, name: 'GetExperimentResults, first reading' },
  { function: 'transitions', name: 'redelivery to 50 projects', answer: {}, ...once, event: () => ({}) },
];
