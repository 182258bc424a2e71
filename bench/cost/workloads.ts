/**
 * What is measured: the data plane in the forms in which it is called, what runs by itself, and every management operation.
 */
import type { DynamoDBRecord } from 'aws-lambda';
import { operations } from '../../contract/index.ts';
import { aggregate } from '../../lambdas/stream/aggregate.ts';
import { type FunctionName, functionRows } from '../../lib/functions/functions.ts';
import { managementCalls } from '../../test/lambdas/management-calls.ts';
import { days, given } from '../../test/lambdas/resources.ts';
import { startTime, type TestService } from '../../test/support/in-process.ts';
import { request, type Workload } from './measure.ts';
import type { Scene } from './scene.ts';

const metric = { metricDefinition: { name: 'price', entityIdKey: 'id', valueKey: 'price' }, desiredChange: 'INCREASE' };

/** A feature without rules, one with a running experiment, and 500 entities that take part in it. */
export const openTrial = async (service: TestService): Promise<void> => {
  const make = given(service);
  await make.project();
  await make.feature('plain');
  await make.feature();
  await make.experiment('trial', { metricGoals: [metric] });
  await make.startExperiment('trial', days(14));
  for (const entityId of known) await service.ok('EvaluateFeature', { project: 'shop', feature: 'search', entityId });
};

const times = <T>(length: number, one: (index: number) => T): T[] => Array.from({ length }, (_, index) => one(index));
const known = times(500, (index) => `known-${index}`);
const project = 'shop';
const evaluationContext = '{"country":"NL","plan":"pro","age":41}';

let entities = 0;
const entity = () => `visitor-${entities++}`;
const evaluationOf = (feature: string) => ({ feature, entityId: entity(), evaluationContext });
const event = () => ({
  timestamp: startTime / 1_000,
  type: 'aws.evidently.custom',
  data: JSON.stringify({ id: known[entities++ % known.length], price: 12.5 }),
});
const results = { project, experiment: 'trial', metricNames: ['price'], treatmentNames: ['a', 'b'] };

const workload = (name: string, of: FunctionName, run: Workload['run'], counted = 0): Workload => ({
  name,
  memory: functionRows[of].memory,
  counted,
  run,
});

export const dataPlane = (scene: Scene) => {
  const one = (feature: string) => request(scene, 'EvaluateFeature', () => ({ project, ...evaluationOf(feature) }));
  const requests = () => ({ project, requests: times(20, () => evaluationOf('search')) });
  const events = (count: number) =>
    request(scene, 'PutProjectEvents', () => ({ project, events: times(count, event) }));
  const reading = request(scene, 'GetExperimentResults', () => results);
  const health = request(scene, 'GetExperimentHealth', () => ({ project, experiment: 'trial' }));
  return {
    plain: workload('EvaluateFeature, default', 'evaluation', one('plain')),
    evaluation: workload('EvaluateFeature in an experiment', 'evaluation', one('search'), 1),
    evaluations: workload(
      'BatchEvaluateFeature, 20 entities',
      'evaluation',
      request(scene, 'BatchEvaluateFeature', requests),
      20,
    ),
    event: workload('PutProjectEvents, one event', 'ingestion', events(1), 1),
    events: workload('PutProjectEvents, 50 events of 50 entities', 'ingestion', events(50), 50),
    results: workload('GetExperimentResults', 'analysis', reading),
    health: workload('GetExperimentHealth', 'analysis', health),
  };
};

export interface Batches {
  /** What was written. */
  readonly records: readonly DynamoDBRecord[];
  /** Records of a batch. */
  readonly size: number;
  /** Milliseconds between two records: some batches then belong to two periods of the totals. */
  readonly apart: number;
}

/** Batches of the counting, of records that are new to the totals, in any order: assignments and measurements in turn. */
export const counting = ({ store }: Scene, { records, size, apart }: Batches): Workload => {
  const shardId = `shard-${size}`;
  let place = 0;
  const next = (): DynamoDBRecord => {
    const record = records[(place * 7_919) % records.length] as DynamoDBRecord;
    const NewImage = { ...record.dynamodb?.NewImage, at: { N: String(startTime + Math.round(place * apart)) } };
    return { ...record, dynamodb: { ...record.dynamodb, NewImage, SequenceNumber: String(10 ** 12 + place++) } };
  };
  const run = () => aggregate({ store, report: () => undefined }, { Records: times(size, next), shardId });
  return workload(`counting, ${size} records`, 'aggregation', run);
};

export const minute = ({ service, sweep }: Scene): Workload =>
  workload('a minute of the schedule', 'transitions', () => {
    service.clock.now += 60_000;
    return sweep();
  });

export const management = (scene: Scene): readonly Workload[] =>
  managementCalls.map(([operation, input]) =>
    workload(operation, operations[operation].group === 'analysis' ? 'analysis' : 'management', () => {
      scene.service.clock.now += 1;
      return request(scene, operation, () => input)();
    }),
  );
