/**
 * Data delivery from the call to the destination: every line at least once, nobody held up.
 */
import type { DynamoDBRecord } from 'aws-lambda';
import type { Destinations } from '../../../domain/project.ts';
import { allOperations } from '../../../lambdas/functions/all-operations.ts';
import { dispatcher } from '../../../lambdas/http/dispatch.ts';
import { aggregate } from '../../../lambdas/stream/aggregate.ts';
import { deliverer } from '../../../lambdas/stream/deliver.ts';
import type { Shipment } from '../../../lambdas/stream/destination.ts';
import { redeliver } from '../../../lambdas/stream/redeliver.ts';
import type { TestDynamoDB } from '../../support/dynamodb.ts';
import { type Fault, injectFaults } from '../../support/fault-injection.ts';
import { eventOf, openTestService, type TestService } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { account, days, given, variations } from '../resources.ts';
import { recordsOf } from './stream-records.ts';

const logs = { cloudWatchLogs: { logGroup: 'evaluations' } };
const bucket = { s3Destination: { bucket: 'events', prefix: 'shop' } };

/** A world with destinations that can be told to fail, and a stream that is delivered by hand. */
const openWorld = (service: TestService, dynamodb: TestDynamoDB) => {
  const { store } = service.service;
  const sent: Shipment[] = [];
  const trouble = new Map<string, 'fails' | 'hangs'>();
  const reports: string[] = [];
  const report = (message: string) => void reports.push(message);
  let taken = 0;
  let time = service.clock.now;
  const send = async (shipment: Shipment) => {
    const problem = trouble.get(shipment.project);
    if (problem === 'fails') throw new Error('unreachable');
    if (problem === 'hangs') await new Promise(() => undefined);
    sent.push(shipment);
  };
  const newProcess = () => deliverer({ store, send, report, now: () => time, timer: () => time, timeoutMs: 20 });
  let deliver = newProcess();
  const unread = async (): Promise<DynamoDBRecord[]> => {
    const records = await recordsOf(dynamodb, service.tableName);
    return records.slice(taken);
  };
  return {
    sent,
    trouble,
    reports,
    /** Delivers what is new in the stream. */
    run: async () => {
      const Records = await unread();
      const { batchItemFailures } = await deliver({ Records });
      if (batchItemFailures.length === 0) taken += Records.length;
      return batchItemFailures;
    },
    /** The process ends, and another gets all records again. */
    startAgain: () => {
      deliver = newProcess();
      taken = 0;
    },
    retry: (hasTime = () => true) => redeliver({ store, send, report, hasTime, timeoutMs: 20 }),
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    lines: (project = 'shop') => sent.filter((one) => one.project === project).flatMap(({ records }) => records),
    parsed: (project = 'shop') =>
      sent
        .filter((one) => one.project === project)
        .flatMap(({ records }) => records.map(({ text }) => JSON.parse(text))),
  };
};

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
let world: ReturnType<typeof openWorld>;

const projectWith = async (name: string, dataDelivery?: object) => {
  await service.ok('CreateProject', { name, ...(dataDelivery ? { dataDelivery } : {}) });
  await service.ok('CreateFeature', {
    project: name,
    name: 'search',
    variations: variations('off', 'on'),
    entityOverrides: { tester: 'on' },
  });
};

const evaluate = (entityId: string, more: object = {}) =>
  service.ok('EvaluateFeature', { project: 'shop', feature: 'search', entityId, ...more });

const custom = (data: string) => ({ timestamp: service.clock.now / 1000, type: 'aws.evidently.custom', data });

const idsOf = (lines: readonly { readonly id: string }[]) => lines.map(({ id }) => id).sort();

beforeEach(async () => {
  world = openWorld(service, dynamodb);
});

describe('given a project that delivers to a log group', () => {
  beforeEach(() => projectWith('shop', logs));

  it('delivers each evaluation: by default, by override, of an experiment, of a launch, and none of an unknown feature', async () => {
    await evaluate('anna', { evaluationContext: '{"n": 9007199254740993}' });
    const results = (
      await service.ok('BatchEvaluateFeature', {
        project: `${account}:project/shop`,
        requests: [
          { feature: 'search', entityId: 'tester' },
          { feature: 'nothing', entityId: 'tester' },
        ],
      })
    ).results;
    expect(results).toHaveLength(2);
    const make = given(service);
    await make.experiment('speed');
    await make.startExperiment('speed', days(7));
    await evaluate('anna');
    await make.launch('rollout');
    await make.startLaunch('rollout');
    await evaluate('anna');
    await world.run();
    const head = {
      event_timestamp: service.clock.now,
      event_type: 'evaluation',
      version: '1.0.0',
      project_arn: `${account}:project/shop`,
      feature: 'search',
      entity_id: 'anna',
      entity_attributes: {},
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/),
    };
    expect(world.parsed()).toEqual([
      // biome-ignore lint/correctness/noPrecisionLoss: as JSON.parse reads it
      { ...head, variation: 'off', evaluation_type: 'DEFAULT', entity_attributes: { n: 9007199254740993 } },
      { ...head, variation: 'on', evaluation_type: 'ENTITY_OVERRIDES_MATCH', entity_id: 'tester' },
      {
        ...head,
        variation: expect.any(String),
        evaluation_type: 'EXPERIMENT_RULE_MATCH',
        experiment: 'speed',
        treatment: expect.stringMatching(/^[ab]$/),
      },
      {
        ...head,
        variation: expect.any(String),
        evaluation_type: 'LAUNCH_RULE_MATCH',
        launch: 'rollout',
        group: expect.stringMatching(/^[ab]$/),
      },
    ]);
    expect(world.lines()[0]?.text).toContain('{"n": 9007199254740993}');
    expect(world.sent[0]).toMatchObject({ project: 'shop', to: logs });
  });

  it('delivers the events that it acknowledges, under their ids, and no others', async () => {
    const time = service.clock.now - 60_000;
    const reported = {
      feature: `${account}:project/shop/feature/search`,
      entityId: 'anna',
      variation: 'on',
      type: 'LAUNCH_RULE_MATCH',
      details: { launch: 'rollout', group: 'b', salt: 'x' },
    };
    const text = JSON.stringify(reported).replace('{', '{"entityAttributes":{"age":30.0},');
    const { eventResults, failedEventCount } = await service.ok('PutProjectEvents', {
      project: 'shop',
      events: [
        { timestamp: time / 1000, type: 'aws.evidently.evaluation', data: text },
        custom('{"price":\n1.10}'),
        custom('not JSON'),
        { timestamp: 0, type: 'aws.evidently.custom', data: '{}' },
      ],
    });
    expect(failedEventCount).toBe(2);
    await world.run();
    // The lines of one call are written side by side: the stream may carry them in any order.
    const lines = eventResults
      .slice(0, 2)
      .map(({ eventId }: { eventId: string }) => world.lines().find(({ id }) => id === eventId));
    expect(world.lines()).toHaveLength(2);
    expect(lines.map(({ text: line }: { text: string }) => JSON.parse(line))).toEqual([
      {
        event_timestamp: time,
        event_type: 'evaluation',
        version: '1.0.0',
        project_arn: `${account}:project/shop`,
        feature: 'search',
        variation: 'on',
        entity_id: 'anna',
        entity_attributes: { age: 30 },
        evaluation_type: 'LAUNCH_RULE_MATCH',
        launch: 'rollout',
        group: 'b',
        id: eventResults[0].eventId,
      },
      {
        event_timestamp: service.clock.now,
        event_type: 'custom',
        version: '1.0.0',
        project_arn: `${account}:project/shop`,
        data: { price: 1.1 },
        id: eventResults[1].eventId,
      },
    ]);
    expect(lines.map(({ text: line }: { text: string }) => line)).toEqual([
      expect.stringContaining('"entity_attributes":{"age":30.0}'),
      expect.stringContaining('"data":{"price": 1.10}'),
    ]);
  });

  it('delivers a call that its client repeats once', async () => {
    const event = eventOf('PutProjectEvents', { project: 'shop', events: [custom('{"a":1}'), custom('{"a":1}')] });
    event.headers['amz-sdk-invocation-id'] = 'invocation';
    await service.handle(event);
    service.clock.now += 2_000;
    await service.handle(event);
    await world.run();
    expect(world.lines()).toHaveLength(2);
    expect(new Set(idsOf(world.lines())).size).toBe(2);
  });

  it('refuses an event that no line can hold, and evaluates what no line can hold without its attributes', async () => {
    const long = `{"text":"${'x'.repeat(300_000)}"}`;
    const { eventResults } = await service.ok('PutProjectEvents', { project: 'shop', events: [custom(long)] });
    expect(eventResults[0]).toMatchObject({ errorCode: 'ValidationException' });
    expect(await evaluate('anna', { evaluationContext: long })).toMatchObject({ variation: 'off' });
    await world.run();
    expect(world.parsed()).toEqual([expect.objectContaining({ entity_attributes: { omitted: true } })]);
  });

  it('keeps and delivers a chunk of the largest lines', async () => {
    world.trouble.set('shop', 'fails');
    const long = `{"text":"${'\\"'.repeat(130_000)}"}`;
    await service.ok('PutProjectEvents', { project: 'shop', events: [custom(long), custom(long)] });
    await world.run();
    world.trouble.clear();
    expect(await world.retry()).toBe(0);
    expect(world.lines().map(({ text }) => JSON.parse(text).data.text.length)).toEqual([130_000, 130_000]);
  });

  it('switches at once: to another destination, off, and on again', async () => {
    const change = (destination: object) =>
      service.ok('UpdateProjectDataDelivery', { project: 'shop', ...destination });
    await evaluate('first');
    await change(bucket);
    await evaluate('second');
    await change({});
    await evaluate('third');
    await change(logs);
    await evaluate('fourth');
    await world.run();
    const told = world.sent.flatMap(({ to, records }) => records.map(({ text }) => [JSON.parse(text).entity_id, to]));
    expect(told.sort()).toEqual([
      ['first', logs],
      ['fourth', logs],
      ['second', bucket],
    ]);
  });

  it('gives the answer when its line cannot be written, and says so in the log', async () => {
    let fault: Fault | undefined;
    const quick = { ...dynamodb, config: { ...dynamodb.config, maxAttempts: 1 } };
    const same = { ...quick, newTable: async () => service.tableName };
    const broken = await openTestService(
      injectFaults(same, (operation) => (operation === 'PutItem' ? fault : undefined)),
    );
    const reports: string[] = [];
    const handle = dispatcher(allOperations, { ...broken.service, report: (message) => void reports.push(message) });
    fault = 'refused';
    const evaluation = await handle(eventOf('EvaluateFeature', { project: 'shop', feature: 'search', entityId: 'a' }));
    expect(evaluation.statusCode).toBe(200);
    expect(reports).toEqual(['evaluations not delivered']);
    const event = eventOf('PutProjectEvents', { project: 'shop', events: [custom('{}')] });
    expect((await handle(event)).statusCode).toBe(503);
    fault = undefined;
    expect((await handle(event)).statusCode).toBe(200);
  });
});

describe('given destinations that fail', () => {
  beforeEach(async () => {
    await projectWith('shop', logs);
    await projectWith('zoo', bucket);
  });

  const evaluateBoth = async (entityId: string) => {
    await evaluate(entityId);
    await service.ok('EvaluateFeature', { project: 'zoo', feature: 'search', entityId });
  };

  it.each(['fails', 'hangs'] as const)(
    'loses nothing over an hour in which one %s, and delays nobody else',
    async (how) => {
      await given(service).experiment('speed');
      await given(service).startExperiment('speed', days(7));
      world.trouble.set('shop', how);
      for (let turn = 0; turn < 12; turn++) {
        await evaluateBoth(`user-${turn}`);
        expect(await world.run()).toEqual([]);
        expect(world.lines('zoo')).toHaveLength(turn + 1);
        expect(await world.retry()).toBe(turn + 1);
        world.pass(5 * 60_000);
      }
      expect(world.lines('shop')).toEqual([]);
      const health = await service.ok('GetExperimentHealth', { project: 'shop', experiment: 'speed' });
      expect(health.undelivered).toBe(12);
      expect(await service.service.store.undelivered.count('zoo')).toBe(0);
      const { store, report } = service.service;
      const records = await recordsOf(dynamodb, service.tableName);
      expect(await aggregate({ store, report }, { Records: records })).toEqual({ batchItemFailures: [], state: {} });

      world.trouble.clear();
      expect(await world.retry()).toBe(0);
      expect(world.parsed('shop').map(({ entity_id }) => entity_id)).toEqual(
        Array.from({ length: 12 }, (_, turn) => `user-${turn}`),
      );
      expect(world.reports).toContain('lines still not delivered');
    },
  );

  it('leaves a destination that failed alone for a while, and asks again then', async () => {
    world.trouble.set('shop', 'fails');
    await evaluateBoth('first');
    await world.run();
    world.trouble.clear();
    world.pass(1);
    await evaluateBoth('second');
    await world.run();
    expect(world.lines('shop')).toEqual([]);
    world.pass(30_000);
    await evaluateBoth('third');
    await world.run();
    expect(world.parsed('shop').map(({ entity_id }) => entity_id)).toEqual(['third']);
    await world.retry();
    expect(world.parsed('shop').map(({ entity_id }) => entity_id)).toEqual(['third', 'first', 'second']);
  });

  it('stops at its time and goes on in the next run', async () => {
    world.trouble.set('shop', 'fails');
    for (const entity of ['first', 'second']) {
      await evaluate(entity);
      await world.run();
      world.pass(60_000);
    }
    world.trouble.clear();
    let asked = 0;
    expect(await world.retry(() => asked++ === 0)).toBe(1);
    expect(await world.retry()).toBe(0);
    expect(world.parsed().map(({ entity_id }) => entity_id)).toEqual(['first', 'second']);
  });

  it('brings what is left to where the project delivers now, or to where it was meant for', async () => {
    world.trouble.set('shop', 'fails').set('zoo', 'fails');
    await evaluateBoth('anna');
    await world.run();
    world.trouble.clear();
    await service.ok('UpdateProjectDataDelivery', { project: 'shop', s3Destination: { bucket: 'other' } });
    await service.ok('UpdateProjectDataDelivery', { project: 'zoo' });
    await world.retry();
    expect(world.sent.map(({ project, to }) => [project, to])).toEqual(
      expect.arrayContaining([
        ['shop', { s3Destination: { bucket: 'other' } }],
        ['zoo', bucket],
      ]),
    );
  });

  it('brings nothing of a project that is gone to another that has its name', async () => {
    await service.ok('CreateProject', { name: 'fair', dataDelivery: logs });
    world.trouble.set('fair', 'fails');
    await service.ok('PutProjectEvents', { project: 'fair', events: [custom('{}')] });
    await world.run();
    await service.ok('PutProjectEvents', { project: 'fair', events: [custom('{}')] });
    await service.ok('DeleteProject', { project: 'fair' });
    await service.ok('CreateProject', { name: 'fair', dataDelivery: bucket });
    // The stream is late.
    await world.run();
    world.trouble.clear();
    await world.retry();
    expect(world.sent.map(({ to }) => to)).toEqual([logs, logs]);
  });

  it('delivers again, under the same ids, what a process delivered before it ended', async () => {
    await evaluateBoth('anna');
    await world.run();
    world.startAgain();
    await world.run();
    expect(world.lines('shop')).toHaveLength(2);
    expect(new Set(idsOf(world.lines('shop'))).size).toBe(1);
  });

  it('does not deliver again what the same process has delivered', async () => {
    await evaluateBoth('anna');
    await world.run();
    const records = await recordsOf(dynamodb, service.tableName);
    const { store, report } = service.service;
    const sent: Shipment[] = [];
    const deliver = deliverer({
      store,
      report,
      now: () => 0,
      timer: () => 0,
      send: async (one) => void sent.push(one),
    });
    await deliver({ Records: records });
    await deliver({ Records: records });
    expect(sent).toHaveLength(2);
  });

  it.each([0, 1])('loses nothing when the process ends at write %d of putting lines aside', async (dies) => {
    let writes = 0;
    const quick = {
      ...dynamodb,
      config: { ...dynamodb.config, maxAttempts: 1 },
      newTable: async () => service.tableName,
    };
    const broken = await openTestService(
      injectFaults(quick, (operation) => (operation === 'PutItem' && writes++ >= dies ? 'refused' : undefined)),
    );
    await evaluate('anna');
    const { store } = broken.service;
    const Records = await recordsOf(dynamodb, service.tableName);
    const send = async () => {
      throw new Error('unreachable');
    };
    const deliver = deliverer({ store, send, report: () => undefined, now: Date.now, timer: Date.now });
    expect((await deliver({ Records })).batchItemFailures).toHaveLength(1);
    await world.run();
    expect(world.lines()).toHaveLength(1);
    expect(await world.retry()).toBe(0);
  });

  it('loses nothing when the process ends between the delivery of a chunk and its removal', async () => {
    world.trouble.set('shop', 'fails');
    await evaluate('anna');
    await world.run();
    world.trouble.clear();
    const quick = {
      ...dynamodb,
      config: { ...dynamodb.config, maxAttempts: 1 },
      newTable: async () => service.tableName,
    };
    for (const survives of [0, 1]) {
      let removals = 0;
      const broken = await openTestService(
        injectFaults(quick, (operation) =>
          operation === 'DeleteItem' && removals++ >= survives ? 'refused' : undefined,
        ),
      );
      await redeliver({
        store: broken.service.store,
        send: async (shipment) => void world.sent.push(shipment),
        report: () => undefined,
        hasTime: () => true,
      });
    }
    expect(await world.retry()).toBe(0);
    expect(world.lines().length).toBeGreaterThan(1);
    expect(new Set(idsOf(world.lines())).size).toBe(1);
  });
});

describe('given a deployment that lists its destinations', () => {
  const permitted: Destinations = { logGroups: ['evaluations'], buckets: [] };
  const call = async (
    name: 'CreateProject' | 'UpdateProjectDataDelivery',
    input: Readonly<Record<string, unknown>>,
  ) => {
    const handle = dispatcher(allOperations, { ...service.service, destinations: permitted });
    const { statusCode, body, headers } = await handle(eventOf(name, input));
    return { statusCode, error: headers?.['x-amzn-ErrorType'], body: JSON.parse(body) };
  };

  it('takes those', async () => {
    expect(await call('CreateProject', { name: 'shop', dataDelivery: logs })).toMatchObject({ statusCode: 200 });
    expect(await call('UpdateProjectDataDelivery', { project: 'shop', ...logs })).toMatchObject({ statusCode: 200 });
  });

  it.each([
    ['a bucket', { s3Destination: { bucket: 'stranger' } }, 'none'],
    ['a log group', { cloudWatchLogs: { logGroup: 'stranger' } }, 'evaluations'],
  ])('refuses %s that it does not list, and says which it does', async (_, stranger, listed) => {
    const created = await call('CreateProject', { name: 'shop', dataDelivery: stranger });
    expect(created).toMatchObject({ statusCode: 400, error: 'ValidationException' });
    expect(JSON.stringify(created.body)).toContain(`must be a destination that this deployment allows: ${listed}`);
    await call('CreateProject', { name: 'shop' });
    const updated = await call('UpdateProjectDataDelivery', { project: 'shop', ...stranger });
    expect(updated).toMatchObject({ statusCode: 400, error: 'ValidationException' });
  });
});

describe('given a project without a destination', () => {
  it('writes no lines', async () => {
    await projectWith('shop');
    await evaluate('anna');
    await service.ok('PutProjectEvents', { project: 'shop', events: [custom('{}')] });
    const records = await recordsOf(dynamodb, service.tableName);
    expect(records.filter(({ dynamodb: change }) => change?.Keys?.PK?.S?.startsWith('D#'))).toEqual([]);
  });
});
