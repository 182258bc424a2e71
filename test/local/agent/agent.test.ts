/**
 * What an application gets from the agent is what the service answers, and the service counts what it would have counted.
 */
import type { OperationName } from '../../../contract/index.ts';
import { given, hours } from '../../lambdas/resources.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb, { formerArns: ['999999999999/eu-west-1'] });
let world: World;

const open = async (options: WorldOptions = {}): Promise<World> => {
  world = await openWorld(service, options);
  return world;
};

beforeEach(async () => {
  await given(service).project();
  await given(service).feature('search', { entityOverrides: { ann: 'on' } });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await world?.close();
});

const event = (entity: string, price: number, time = service.clock.now + 1) => ({
  timestamp: time / 1000,
  type: 'aws.evidently.custom',
  data: JSON.stringify({ user: { id: entity }, details: { price } }),
});

const written = (): string[] =>
  world.arrived.filter(({ path }) => path === '/events/projects/shop').map(({ body }) => typesIn(body));
const typesIn = (body: string): string =>
  JSON.parse(body)
    .events.map(({ type }: { type: string }) => type.replace('aws.evidently.', ''))
    .join();

const startExperiment = async () => {
  await given(service).experiment('test');
  await given(service).startExperiment('test', hours(10));
};

describe('an answer of the agent', () => {
  const asked: readonly (readonly [OperationName, object])[] = [
    ['EvaluateFeature', { project: 'shop', feature: 'search', entityId: 'ann' }],
    ['EvaluateFeature', { project: 'shop', feature: 'search', entityId: 'bob', evaluationContext: '{"a":1}' }],
    ['EvaluateFeature', { project: 'shop', feature: 'search', entityId: 'bob', evaluationContext: '[]' }],
    ['EvaluateFeature', { project: 'shop', feature: 'nothing', entityId: 'bob' }],
    ['EvaluateFeature', { project: 'nowhere', feature: 'search', entityId: 'bob' }],
    ['EvaluateFeature', { project: 'shop', feature: 'search' }],
    [
      'EvaluateFeature',
      { project: 'arn:aws:evidently:us-east-1:123456789012:project/shop', feature: 'search', entityId: 'e' },
    ],
    [
      'EvaluateFeature',
      { project: 'arn:aws:evidently:eu-west-1:999999999999:project/shop', feature: 'search', entityId: 'e' },
    ],
    [
      'EvaluateFeature',
      { project: 'arn:aws:evidently:eu-west-1:123456789012:project/shop', feature: 'search', entityId: 'e' },
    ],
    [
      'BatchEvaluateFeature',
      { project: 'shop', requests: ['search', 'gone'].map((feature) => ({ feature, entityId: 'a' })) },
    ],
    ['ExplainEvaluation', { project: 'shop', feature: 'search', entityId: 'bob' }],
    ['EvaluateFlag', { project: 'shop', key: 'search', context: { targetingKey: 'bob' } }],
    ['EvaluateFlag', { project: 'shop', key: 'search', context: {} }],
    ['EvaluateFlag', { project: 'nowhere', key: 'search', context: { targetingKey: 'bob' } }],
    ['EvaluateFlags', { project: 'shop', context: { targetingKey: 'bob' } }],
    ['GetManifest', { project: 'shop' }],
    ['GetManifestFile', { project: 'shop' }],
  ];

  it.each(asked)('to %s of %j is the one of the service', async (name, input) => {
    await startExperiment();
    await open();
    const { status, body, headers } = await world.ask(name, input);
    const own = await service.call(name, input as Readonly<Record<string, unknown>>);
    // Each has the time of its own clock.
    const timeless = ({ time: _, ...rest }: Readonly<Record<string, unknown>>) => rest;
    expect([status, timeless(body)]).toEqual([own.status, timeless(own.body)]);
    expect(headers.etag).toEqual(own.headers.etag);
    expect(world.arrived.filter(({ path }) => !/\/(snapshot|usage)$/.test(path))).toEqual([]);
  });

  it('about a project that cannot exist is given without the service', async () => {
    await open();
    const { status, body } = await world.post('/projects/sh%2Fop/ofrep/v1/evaluate/flags', '{}');
    expect([status, body.errorCode, world.arrived]).toEqual([400, 'INVALID_CONTEXT', []]);
    expect(world.agent.owed()).toEqual({ exposures: 0, calls: 0 });
  });

  it('to anything else comes from the service, which gets it signed', async () => {
    await open();
    expect((await world.ask('GetFeature', { project: 'shop', feature: 'search' })).body.feature.name).toBe('search');
    expect((await world.ask('CreateProject', { name: 'second' })).status).toBe(200);
    expect(world.arrived.map(({ path }) => path)).toEqual(['/projects/shop/features/search', '/projects']);
  });

  it('is by the time of the service, whatever the clock of the machine says', async () => {
    await given(service).launch('ramp', {
      scheduledSplitsConfig: { steps: [{ startTime: hours(2), groupWeights: { a: 0, b: 100_000 } }] },
    });
    await given(service).startLaunch('ramp');
    await open();
    const input = { project: 'shop', feature: 'search', entityId: 'bob' };
    expect((await world.ask('EvaluateFeature', input)).body.reason).toBe('DEFAULT');
    service.clock.now += 3 * 3_600_000;
    expect((await world.ask('EvaluateFeature', input)).body.reason).toBe('LAUNCH_RULE_MATCH');
  });

  it('at the root is for the project that the agent is told of, and for no other', async () => {
    await open({ settings: { projects: ['shop'] } });
    const body = JSON.stringify({ context: { targetingKey: 'bob' } });
    expect((await world.post('/ofrep/v1/evaluate/flags/search', body)).body.value).toBe('off');
    expect((await world.post('/ofrep/v1/evaluate/flags', body)).body.flags).toHaveLength(1);
    await world.close();
    await open();
    const { status, body: told } = await world.post('/ofrep/v1/evaluate/flags/search', body);
    expect([status, told.errorCode]).toEqual([404, 'FLAG_NOT_FOUND']);
    expect(told.errorDetails).toContain('--project');
  });

  it('about a project that is not in its list says what AWS says, and how to add it', async () => {
    await given(service).project('second');
    await open({ settings: { projects: ['shop'] } });
    const refused = await world.ask('EvaluateFeature', { project: 'second', feature: 'search', entityId: 'bob' });
    expect(refused).toMatchObject({ status: 400, headers: { 'x-amzn-ErrorType': 'ValidationException' } });
    expect(refused.body.message).toMatch(/^No Evidently configuration for project second: .*--project/);
    const events = await world.ask('PutProjectEvents', { project: 'second', events: [event('bob', 1)] });
    expect(events).toMatchObject({ status: 400, headers: { 'x-amzn-ErrorType': 'ValidationException' } });
    const flag = await world.ask('EvaluateFlag', { project: 'second', key: 'search', context: {} });
    expect([flag.status, flag.body.errorCode]).toEqual([400, 'GENERAL']);
    expect(world.arrived).toEqual([]);
  });

  it('to OFREP needs the token where there is one, and to signed calls does not', async () => {
    await open({ settings: { accessToken: 'secret' } });
    const context = { context: { targetingKey: 'bob' } };
    for (const headers of [{}, { authorization: 'Bearer other!' }, { authorization: 'secret' }] as const)
      expect(await world.ask('EvaluateFlag', { project: 'shop', key: 'search', ...context }, headers)).toMatchObject({
        status: 401,
        body: { key: 'search', errorCode: 'GENERAL', errorDetails: expect.stringContaining('--access-token') },
      });
    expect((await world.ask('EvaluateFlags', { project: 'shop', ...context })).status).toBe(401);
    const headers = { authorization: 'Bearer secret' };
    expect((await world.ask('EvaluateFlag', { project: 'shop', key: 'search', ...context }, headers)).status).toBe(200);
    const signed = await world.ask('EvaluateFeature', { project: 'shop', feature: 'search', entityId: 'bob' });
    expect(signed.status).toBe(200);
  });

  it("is refused to another site's page, and to a path that leads up", async () => {
    await open();
    expect(
      (await world.post('/projects/shop/evaluations/search', '{}', { 'sec-fetch-site': 'cross-site' })).status,
    ).toBe(403);
    expect((await world.post('/a/%2e%2e/b', '{}')).status).toBe(400);
  });
});

describe('what was served', () => {
  beforeEach(startExperiment);
  const serve = (entityId: string) => world.ask('EvaluateFeature', { project: 'shop', feature: 'search', entityId });
  const counted = async () => {
    const { store } = service.service;
    const { id } = (await store.experiments.get('shop', 'test'))?.entity ?? { id: '' };
    const found = await store.assignments.find([{ project: 'shop', trialId: id, entityId: 'bob' }]);
    return found({ project: 'shop', trialId: id, entityId: 'bob' });
  };

  it('reaches the service before the events that count by it, in a call of its own', async () => {
    await open();
    await serve('bob');
    await serve('ann');
    await serve('bob');
    const put = await world.ask('PutProjectEvents', { project: 'shop', events: [event('bob', 7)] });
    expect(put.body.failedEventCount).toBe(0);
    // An override assigns nothing.
    expect(written()).toEqual(['evaluation', 'custom']);
    expect((await counted())?.arm).toMatch(/^[ab]$/);
  });

  it('and the call with the events arrives as it was sent, with its invocation id or one of its own', async () => {
    await open();
    const body = `{ "events" : [ ${JSON.stringify(event('bob', 7))} ] }`;
    await world.post('/events/projects/shop', body, { 'amz-sdk-invocation-id': 'mine' });
    await world.post('/events/projects/shop', body);
    expect(world.arrived.map((each) => each.body)).toEqual([body, body]);
    expect(world.arrived[0]?.invocation).toBe('mine');
    expect(world.arrived[1]?.invocation).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is told by one flag, and not by all flags at once', async () => {
    await open();
    await world.ask('EvaluateFlags', { project: 'shop', context: { targetingKey: 'bob' } });
    expect(world.agent.owed()).toEqual({ exposures: 0, calls: 0 });
    await world.ask('EvaluateFlag', { project: 'shop', key: 'search', context: { targetingKey: 'bob' } });
    expect(world.agent.owed()).toEqual({ exposures: 1, calls: 0 });
    await world.agent.flush('all');
    expect(written()).toEqual(['evaluation']);
  });

  it('is told with its context, overrides and defaults too, where the project has a destination', async () => {
    await service.ok('UpdateProjectDataDelivery', { project: 'shop', cloudWatchLogs: { logGroup: 'visits' } });
    await open();
    await world.ask('EvaluateFeature', {
      project: 'shop',
      feature: 'search',
      entityId: 'ann',
      evaluationContext: '{"age": 7.0}',
    });
    await world.agent.flush('all');
    const [{ data }] = JSON.parse(world.arrived.at(-1)?.body ?? '{}').events;
    expect(data).toContain('"entityAttributes":{"age": 7.0}');
    expect(JSON.parse(data)).toMatchObject({ type: 'ENTITY_OVERRIDES_MATCH', variation: 'on' });
  });

  it('is reported before it is answered where no later moment is sure', async () => {
    await open();
    world.agent.reportAtOnce();
    await serve('bob');
    expect(written()).toEqual(['evaluation']);
    await serve('bob');
    expect(written()).toEqual(['evaluation']);
  });
});

describe('while the service is away', () => {
  beforeEach(startExperiment);
  const serve = (entityId: string) => world.ask('EvaluateFeature', { project: 'shop', feature: 'search', entityId });

  it('from the start, every question is answered with its error, and rightly once it is back', async () => {
    const [now, clock] = [Date.now, { ahead: 0 }];
    jest.spyOn(Date, 'now').mockImplementation(() => now() + clock.ahead);
    await open();
    world.fault = 500;
    expect(await serve('bob')).toMatchObject({
      status: 503,
      headers: { 'x-amzn-ErrorType': 'ServiceUnavailableException' },
      body: { message: 'The service answered 500: out of order' },
    });
    expect((await world.health()).projects).toEqual([
      expect.objectContaining({ project: 'shop', stale: 'The service answered 500: out of order' }),
    ]);
    const flag = await world.ask('EvaluateFlag', { project: 'shop', key: 'search', context: {} });
    expect([flag.status, flag.body.errorCode]).toEqual([503, 'GENERAL']);
    world.fault = undefined;
    clock.ahead = 30_000;
    expect((await serve('bob')).status).toBe(200);
  });

  it('what was known is served, exposures wait, and events get the error of the service', async () => {
    await open();
    await serve('bob');
    world.fault = 503;
    expect((await serve('carl')).body.reason).toBe('EXPERIMENT_RULE_MATCH');
    const put = await world.ask('PutProjectEvents', { project: 'shop', events: [event('bob', 1)] });
    expect([put.status, put.body.message]).toEqual([503, 'out of order']);
    expect(world.agent.owed().exposures).toBe(2);
    world.fault = undefined;
    expect((await world.ask('PutProjectEvents', { project: 'shop', events: [event('bob', 1)] })).status).toBe(200);
    expect(world.agent.owed().exposures).toBe(0);
    expect(written().slice(-2)).toEqual(['evaluation,evaluation', 'custom']);
  });
});
