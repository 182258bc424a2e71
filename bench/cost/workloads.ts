/**
 * What is measured: the data plane in the forms in which it is called, what runs by itself, and every management operation.
 */
import type { DynamoDBRecord } from 'aws-lambda';
import type { OperationName } from '../../contract/index.ts';
import { aggregate } from '../../lambdas/stream/aggregate.ts';
import { type FunctionName, functionRows } from '../../lib/functions/functions.ts';
import { hold, inputOf, keyIds, makeKey, managementCalls, runOnShipped } from '../../test/lambdas/management-calls.ts';
import { days, given, step } from '../../test/lambdas/resources.ts';
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
  await makeTrial(service);
};

/** An experiment with 500 entities that take part in it. */
export const makeTrial = async (service: TestService): Promise<void> => {
  await given(service).experiment('trial', { metricGoals: [metric] });
  await given(service).startExperiment('trial', days(14));
  for (const entityId of known) await service.ok('EvaluateFeature', { project: 'shop', feature: 'search', entityId });
};

/** A launch of six steps that guards itself, and the same entities in its first step. */
export const openRamp = async (service: TestService): Promise<void> => {
  const make = given(service);
  await make.project();
  await make.feature();
  const steps = times(6, (index) => step(days(index), { a: 50_000, b: 50_000 }));
  await make.launch('ramp', { metricMonitors: [metric], scheduledSplitsConfig: { steps } });
  await make.startLaunch('ramp');
  for (const entityId of known) await service.ok('EvaluateFeature', { project: 'shop', feature: 'search', entityId });
};

export const times = <T>(length: number, one: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => one(index));
const known = times(500, (index) => `known-${index}`);
export const project = 'shop';
const evaluationContext = '{"country":"NL","plan":"pro","age":41}';

let entities = 0;
const entity = () => `visitor-${entities++}`;
const evaluationOf = (feature: string) => ({ feature, entityId: entity(), evaluationContext });
export const event = () => ({
  timestamp: startTime / 1_000,
  type: 'aws.evidently.custom',
  data: JSON.stringify({ id: known[entities++ % known.length], price: 12.5 }),
});
const results = { project, experiment: 'trial', metricNames: ['price'], treatmentNames: ['a', 'b'] };

export const workload = (name: string, of: FunctionName, run: Workload['run'], counted = 0): Workload => ({
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

/** The calls that belong to a launch. */
export const launchPlane = (scene: Scene): readonly Workload[] => {
  const evaluate = request(scene, 'EvaluateFeature', () => ({ project, ...evaluationOf('search') }));
  const report = request(scene, 'PutProjectEvents', () => ({ project, events: [event()] }));
  return [
    workload('EvaluateFeature in a launch', 'evaluation', evaluate, 1),
    workload('PutProjectEvents, one event of a launch', 'ingestion', report, 1),
    workload(
      'GetLaunchMetrics',
      'analysis',
      request(scene, 'GetLaunchMetrics', () => ({ project, launch: 'ramp' })),
    ),
  ];
};

/** The plan of an experiment, which takes the processor longest. */
export const planning = (scene: Scene): Workload => {
  const plan = {
    project,
    aggregation: 'SHARE',
    relativeEffect: 0.05,
    baseline: { given: { mean: 0.1 } },
    entitiesByDay: [9000, 17_000, 24_000],
  };
  return workload(
    'EstimateDuration',
    'analysis',
    request(scene, 'EstimateDuration', () => plan),
  );
};

/** In each minute a batch of a launch is counted, and its guard looks at it. */
export const guarding = (scene: Scene, records: readonly DynamoDBRecord[]): readonly Workload[] => {
  const batch = counting(scene, { records, size: 22, apart: 60_000 / 22 });
  return [
    { ...batch, name: `${batch.name} of a launch` },
    { ...minute(scene), name: 'a minute with a guarded launch' },
  ];
};

/** Batches of the counting, of records that are new to the totals, in any order: assignments and measurements in turn. */
export const counting = ({ store }: Scene, { records, size, apart }: Batches): Workload => {
  const shardId = `shard-${size}-${apart}`;
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

/** What a call takes away is made anew before the next one. */
const preparations = ({ service }: Scene): Readonly<Partial<Record<OperationName, () => Promise<unknown>>>> => {
  let isShipped = false;
  const runAgain = async () => {
    await service.ok('UpdateFeature', { project, feature: 'shipped', defaultVariation: 'off' });
    await service.ok('DeleteLaunch', { project, launch: 'shipped' });
    await service.ok('DeleteExperiment', { project, experiment: 'shipped' });
    await runOnShipped(service, 'shipped');
  };
  return {
    ContinueLaunch: () => hold(service, 'held'),
    CreateKey: async () => {
      const { keys } = await service.ok('ListKeys', { project });
      const others = keys.filter(({ id }: { id: string }) => !Object.values(keyIds).includes(id));
      for (const { id } of others) await service.ok('DeleteKey', { project, key: id });
    },
    DeleteKey: () => makeKey(service, keyIds.revoked),
    ShipVariation: async () => {
      if (isShipped) await runAgain();
      isShipped = true;
    },
  };
};

export const management = (scene: Scene): readonly Workload[] => {
  const prepared = preparations(scene);
  return managementCalls.map(([operation, input]) => {
    let asked = input;
    const prepare = async () => {
      await prepared[operation]?.();
      asked = await inputOf(scene.service, input);
    };
    const run = () => {
      scene.service.clock.now += 1;
      return request(scene, operation, () => asked)();
    };
    return { ...workload(operation, 'management', run), prepare };
  });
};
