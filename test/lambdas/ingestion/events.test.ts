/**
 * PutProjectEvents: which events count, for whom, and how often.
 */
import { entityPartition } from '../../../lambdas/store/table/schema.ts';
import { eventOf, startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { scan } from '../scan.ts';

const minute = 60_000;
const hour = 60 * minute;

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
let experimentId: string;

beforeEach(async () => {
  await service.ok('CreateProject', { name: 'shop' });
  const variations = ['old', 'new', 'third'].map((name) => ({ name, value: { stringValue: name } }));
  await service.ok('CreateFeature', { project: 'shop', name: 'button', variations, entityOverrides: { vip: 'new' } });
  await service.ok('CreateExperiment', {
    project: 'shop',
    name: 'test',
    samplingRate: 100_000,
    treatments: ['old', 'new', 'third'].map((name) => ({ name, feature: 'button', variation: name })),
    onlineAbConfig: { treatmentWeights: { old: 50_000, new: 50_000 } },
    metricGoals: [
      { metricDefinition: { name: 'spend', entityIdKey: 'user.id', valueKey: 'details.price' } },
      {
        metricDefinition: {
          name: 'slow',
          entityIdKey: 'user.id',
          valueKey: 'details.ms',
          eventPattern: '{"details.ms":[{"exists":true}],"kind":["load"]}',
        },
      },
    ],
  });
  await service.ok('StartExperiment', {
    project: 'shop',
    experiment: 'test',
    analysisCompleteTime: (service.clock.now + 24 * hour) / 1000,
  });
  experimentId = (await service.service.store.experiments.get('shop', 'test'))?.entity.id as string;
});

const custom = (data: unknown, time = service.clock.now) => ({
  timestamp: time / 1000,
  type: 'aws.evidently.custom',
  data: typeof data === 'string' ? data : JSON.stringify(data),
});

const spend = (id: string, price: number, time?: number) => custom({ user: { id }, details: { price } }, time);

const put = (...events: readonly object[]) => service.ok('PutProjectEvents', { project: 'shop', events });

const visit = async (entityId: string): Promise<string> =>
  (await service.ok('EvaluateFeature', { project: 'shop', feature: 'button', entityId })).variation;

/** The sum and the count that an entity has for a metric under a treatment. */
const counted = async (entityId: string, treatment: string, metric = 0) => {
  const items = await scan(dynamodb, service.tableName);
  const item = items.find(
    ({ PK, SK }) => PK === entityPartition('shop', entityId) && SK === `M#${experimentId}#${metric}`,
  );
  return item ? { sum: item[`s:${treatment}`], count: item[`c:${treatment}`] } : undefined;
};

const permutations = (of: readonly number[]): number[][] =>
  of.length < 2
    ? [[...of]]
    : of.flatMap((first) => permutations(of.filter((one) => one !== first)).map((rest) => [first, ...rest]));

describe('events', () => {
  it('count for what their entity was served, in one item for each metric', async () => {
    const treatment = await visit('ann');
    const { failedEventCount, eventResults } = await put(spend('ann', 1.5), spend('ann', 2.25));
    expect(failedEventCount).toBe(0);
    expect(eventResults.map(({ eventId }: { eventId: string }) => eventId.length)).toEqual([36, 36]);
    expect(await counted('ann', treatment)).toEqual({ sum: 3.75, count: 2 });
  });

  it('count for each metric that they match', async () => {
    const treatment = await visit('ann');
    await put(
      custom({ user: { id: 'ann' }, kind: 'load', details: { ms: 7, price: 1 } }),
      custom({ user: { id: 'ann' }, kind: 'other', details: { ms: 9 } }),
    );
    expect(await counted('ann', treatment, 1)).toEqual({ sum: 7, count: 1 });
    expect(await counted('ann', treatment, 0)).toEqual({ sum: 1, count: 1 });
  });

  it('take a number as the id of an entity', async () => {
    const treatment = await visit('42');
    await put(custom('{"user":{"id":42},"details":{"price":3}}'));
    expect(await counted('42', treatment)).toEqual({ sum: 3, count: 1 });
  });

  it('are answered in order, the bad ones with a code, and the good ones count', async () => {
    const treatment = await visit('ann');
    const { failedEventCount, eventResults } = await put(
      custom('[1]'),
      spend('ann', 1),
      spend('ann', 1e15),
      spend('ann', -1e15),
      spend('ann', 1, service.clock.now + hour + 1_000),
      spend('ann', 1, service.clock.now - 14 * 24 * hour - 1_000),
      { ...custom({}), type: 'aws.evidently.evaluation' },
    );
    expect(failedEventCount).toBe(6);
    expect(eventResults.map(({ errorCode }: { errorCode?: string }) => errorCode !== undefined)).toEqual([
      true,
      false,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(await counted('ann', treatment)).toEqual({ sum: 1, count: 1 });
  });

  it('keep 15 decimals, and take -0 as 0', async () => {
    const treatment = await visit('ann');
    await put(
      custom('{"user":{"id":"ann"},"details":{"price":0.1234567890123456}}'),
      custom('{"user":{"id":"ann"},"details":{"price":-0}}'),
    );
    expect(await counted('ann', treatment)).toEqual({ sum: 0.123456789012345, count: 2 });
  });

  it.each([
    ['five minutes before the first evaluation', -5 * minute, true],
    ['more than five minutes before', -5 * minute - 1, false],
    ['an hour after the last', hour, true],
    ['more than an hour after', hour + 1, false],
  ])('dated %s: counted is %s', async (_, offset, counts) => {
    service.clock.now += 2 * hour;
    const treatment = await visit('ann');
    const visited = service.clock.now;
    service.clock.now += 2 * hour;
    await put(spend('ann', 5, visited + offset));
    expect(await counted('ann', treatment)).toEqual(counts ? { sum: 5, count: 1 } : undefined);
  });

  it('between two visits with one treatment count', async () => {
    const treatment = await visit('ann');
    const first = service.clock.now;
    service.clock.now += 5 * hour;
    await visit('ann');
    await put(spend('ann', 5, first + 3 * hour));
    expect(await counted('ann', treatment)).toEqual({ sum: 5, count: 1 });
  });

  it('of an override, or of one never evaluated, are not counted but as dropped', async () => {
    await visit('vip');
    const { failedEventCount } = await put(spend('vip', 1), spend('stranger', 1));
    expect(failedEventCount).toBe(0);
    const { dropped } = (await service.service.store.drops.list(experimentId))(0);
    expect(dropped).toMatchObject({ noAssignment: 2, outsideAssignment: 0, outsideRun: 0 });
  });

  it('dated well before the start or after the end do not count; late ones of the run do, for a quarter of an hour', async () => {
    const treatment = await visit('ann');
    const started = service.clock.now;
    await put(spend('ann', 1, started - 5 * minute - 1));
    service.clock.now += 10 * minute;
    const ended = service.clock.now;
    await service.ok('StopExperiment', { project: 'shop', experiment: 'test' });
    service.clock.now = ended + 15 * minute;
    await put(spend('ann', 2, ended + 1_000), spend('ann', 4, ended - 1_000));
    service.clock.now += 1;
    await put(spend('ann', 8, ended - 1_000));
    expect(await counted('ann', treatment)).toEqual({ sum: 4, count: 1 });
  });

  it('of an evaluation assign, before the custom events of the same call', async () => {
    const data = {
      feature: 'button',
      entityId: 'client',
      variation: 'new',
      type: 'EXPERIMENT_RULE_MATCH',
      details: { experiment: 'test', treatment: 'new', salt: 'test' },
    };
    await put(spend('client', 3), { ...custom(data), type: 'aws.evidently.evaluation' });
    expect(await counted('client', 'new')).toEqual({ sum: 3, count: 1 });
  });

  it('of an evaluation are refused by name where what runs has no such treatment, and ignored where it does not run', async () => {
    const served = (details: object, type = 'EXPERIMENT_RULE_MATCH') => ({
      ...custom({ feature: 'button', entityId: 'client', variation: 'new', type, details }),
      type: 'aws.evidently.evaluation',
    });
    const wrong = served({ experiment: 'test', treatment: 'newest' });
    const { failedEventCount, eventResults } = await put(
      wrong,
      served({ experiment: 'test' }),
      served({ experiment: 'unknown', treatment: 'newest' }),
      served({ launch: 'test', group: 'newest' }, 'LAUNCH_RULE_MATCH'),
      served({}, 'DEFAULT'),
    );
    expect(failedEventCount).toBe(2);
    expect(eventResults.map(({ errorMessage }: { errorMessage?: string }) => errorMessage)).toEqual([
      "data.details.treatment is 'newest', which the experiment test does not have",
      'data.details.treatment must be a name: data.type is EXPERIMENT_RULE_MATCH',
      ...[undefined, undefined, undefined],
    ]);
    await service.ok('StopExperiment', { project: 'shop', experiment: 'test' });
    service.clock.now += minute;
    expect((await put({ ...wrong, timestamp: service.clock.now / 1000 })).failedEventCount).toBe(0);
    expect((await scan(dynamodb, service.tableName)).filter(({ PK }) => String(PK).startsWith('E#'))).toEqual([]);
  });

  it('of an evaluation assign by the details that EvaluateFeature answers, as they are', async () => {
    const {
      details,
      variation,
      reason: type,
    } = await service.ok('EvaluateFeature', {
      project: 'shop',
      feature: 'button',
      entityId: 'ann',
    });
    const data = { feature: 'button', entityId: 'client', variation, type, details };
    const { failedEventCount } = await put({ ...custom(data), type: 'aws.evidently.evaluation' }, spend('client', 3));
    expect(failedEventCount).toBe(0);
    expect(await counted('client', JSON.parse(details).treatment)).toEqual({ sum: 3, count: 1 });
  });

  it('of an evaluation assign nothing where their creation id is that of another one of the same name', async () => {
    const served = (entityId: string, id: string) => {
      const details = { experiment: 'test', treatment: id === experimentId ? 'new' : 'gone', id };
      const data = { feature: 'button', entityId, variation: 'new', type: 'EXPERIMENT_RULE_MATCH', details };
      return { ...custom(data), type: 'aws.evidently.evaluation' };
    };
    const { failedEventCount } = await put(
      served('now', experimentId),
      served('before', 'another'),
      spend('now', 1),
      spend('before', 2),
    );
    expect(failedEventCount).toBe(0);
    expect(await counted('now', 'new')).toEqual({ sum: 1, count: 1 });
    const items = (await scan(dynamodb, service.tableName)).filter(
      ({ PK }) => PK === entityPartition('shop', 'before'),
    );
    expect(items).toEqual([]);
  });

  const assign = (treatment: string, time: number, entityId = 'client') => ({
    ...custom(
      {
        feature: 'button',
        entityId,
        variation: treatment,
        type: 'EXPERIMENT_RULE_MATCH',
        details: { experiment: 'test', treatment, salt: 'test' },
      },
      time,
    ),
    type: 'aws.evidently.evaluation',
  });

  it.each([
    [
      'of one treatment, in one call',
      [
        ['old', 10],
        ['old', 50],
      ],
      true,
    ],
    [
      'of one treatment, the later first',
      [
        ['old', 50],
        ['old', 10],
      ],
      true,
    ],
    [
      'of one treatment, the later first, in two calls',
      [
        ['old', 50],
        ['old', 10],
      ],
      false,
    ],
    [
      'of two treatments, in one call',
      [
        ['old', 10],
        ['new', 50],
      ],
      true,
    ],
    [
      'of two treatments, the later first',
      [
        ['new', 50],
        ['old', 10],
      ],
      true,
    ],
    [
      'of two treatments, the later first, in two calls',
      [
        ['new', 50],
        ['old', 10],
      ],
      false,
    ],
  ] as const)('count by evaluations in the order in which they happened: %s', async (_, evaluations, inOneCall) => {
    const start = service.clock.now;
    service.clock.now += hour;
    const entities = Array.from({ length: 5 }, (__, index) => `client-${index}`);
    const reported = evaluations.map(([treatment, minutes]) =>
      entities.map((entity) => assign(treatment, start + minutes * minute, entity)),
    );
    for (const call of inOneCall ? [reported.flat()] : reported) await put(...call);
    await put(...entities.map((entity) => spend(entity, 1, start + 20 * minute)));
    for (const entity of entities) expect(await counted(entity, 'old')).toEqual({ sum: 1, count: 1 });
  });

  const evaluations = [
    ['old', 10],
    ['old', 100],
    ['new', 120],
    ['new', 150],
  ] as const;

  it('of evaluations leave the same, in whatever order and in however many calls they come', async () => {
    const start = service.clock.now;
    service.clock.now += 3 * hour;
    const orders = permutations([0, 1, 2, 3]);
    for (const nth of [0, 1, 2, 3])
      await put(
        ...orders.map((order) => {
          const [treatment, minutes] = evaluations[order[nth] as 0 | 1 | 2 | 3];
          return assign(treatment, start + minutes * minute, `client-${order.join('')}`);
        }),
      );
    const items = (await scan(dynamodb, service.tableName)).filter(({ PK }) => String(PK).startsWith('E#'));
    expect(items.length).toBe(orders.length);
    for (const item of items)
      expect(item).toMatchObject({
        arm: 'new',
        since: start + 120 * minute,
        until: start + 150 * minute + hour,
        previousArm: 'old',
        previousSince: start + 10 * minute,
        previousUntil: start + 100 * minute + hour,
      });
  });

  it('of an evaluation between two others of other treatments are the treatment before', async () => {
    const start = service.clock.now;
    service.clock.now += 3 * hour;
    for (const [treatment, minutes] of [
      ['old', 10],
      ['third', 120],
      ['new', 100],
      ['old', 20],
    ] as const)
      await put(assign(treatment, start + minutes * minute));
    const [item] = (await scan(dynamodb, service.tableName)).filter(
      ({ PK }) => PK === entityPartition('shop', 'client'),
    );
    expect(item).toMatchObject({ arm: 'third', previousArm: 'new', previousSince: start + 100 * minute });
  });

  it('of an evaluation some time ago make a new entity in the period in which they come', async () => {
    const start = service.clock.now;
    service.clock.now += 3 * hour;
    await put(assign('old', start + minute));
    const [item] = (await scan(dynamodb, service.tableName)).filter(
      ({ PK }) => PK === entityPartition('shop', 'client'),
    );
    expect(item).toMatchObject({ at: service.clock.now, since: start + minute });
  });

  it('of an entity whose id has a lone surrogate are refused, and those beside them count', async () => {
    const treatment = await visit('ann');
    const broken = custom('{"user":{"id":"\\ud800"},"details":{"price":1}}');
    const { eventResults } = await put(broken, spend('ann', 1), assign('old', service.clock.now, '\ud800'));
    expect(eventResults.map(({ errorMessage }: { errorMessage?: string }) => errorMessage)).toEqual([
      'the value for the metric spend is of an entity whose id has a lone surrogate',
      undefined,
      'data.entityId must be a string that is not empty and has no lone surrogate',
    ]);
    expect(await counted('ann', treatment)).toEqual({ sum: 1, count: 1 });
  });

  it('count for the treatment before when their time fits that one', async () => {
    const start = service.clock.now;
    service.clock.now += 3 * hour;
    await put(assign('old', start + minute));
    await put(assign('new', start + 2 * hour));
    await put(assign('old', start + 30 * minute));
    await put(spend('client', 1, start + 2 * minute), spend('client', 2, start + 2 * hour));
    expect(await counted('client', 'old')).toEqual({ sum: 1, count: 1 });
    expect(await counted('client', 'new')).toEqual({ sum: 2, count: 1 });
  });

  it('are taken as soon as their project is there, and no longer', async () => {
    const statusOf = async () => (await service.call('PutProjectEvents', { project: 'brief', events: [] })).status;
    expect(await statusOf()).toBe(404);
    await service.ok('CreateProject', { name: 'brief' });
    expect(await statusOf()).toBe(200);
    await service.ok('DeleteProject', { project: 'brief' });
    expect(await statusOf()).toBe(404);
  });

  it('of an unknown project are a 404', async () => {
    const { status, body } = await service.call('PutProjectEvents', { project: 'none', events: [] });
    expect([status, body.message]).toEqual([
      404,
      "Project does not exist with arn 'arn:aws:evidently:us-east-1:123456789012:project/none'",
    ]);
  });
});

describe('a call that a client repeats', () => {
  const callOf = (invocation: string) => {
    const event = eventOf('PutProjectEvents', { project: 'shop', events: [spend('ann', 1)] });
    event.headers['amz-sdk-invocation-id'] = invocation;
    return event;
  };

  const send = async (event: ReturnType<typeof callOf>) => {
    expect((await service.handle(event)).statusCode).toBe(200);
  };

  const repeat = async (invocation: string, times: number, step = 0) => {
    const event = callOf(invocation);
    for (let time = 0; time < times; time++) {
      await send(event);
      service.clock.now += step;
    }
  };

  it('counts once for ten minutes, across the border of its memory', async () => {
    const treatment = await visit('ann');
    await repeat('one', 6, 2 * minute);
    expect(await counted('ann', treatment)).toEqual({ sum: 1, count: 1 });
  });

  it('is not another call with the same events', async () => {
    const treatment = await visit('ann');
    await repeat('one', 1);
    await repeat('two', 1);
    expect(await counted('ann', treatment)).toEqual({ sum: 2, count: 2 });
  });

  it('is told from 64 others and a few more; then the service says that it forgets', async () => {
    const treatment = await visit('ann');
    for (let call = 0; call < 73; call++) await repeat(`call-${call}`, 1);
    await repeat('call-0', 1);
    expect(await counted('ann', treatment)).toEqual({ sum: 73, count: 73 });
    expect(service.reports.map(({ message }) => message)).toContain('retries are not remembered');
  });

  it.each([
    [64, 20, 1],
    [64, 30, 1],
    [40, 30, 30],
    [7, 30, 64],
    [8, 30, 64],
  ])('is told from others when %i came %i minutes before it and %i with it', async (before, minutes, calls) => {
    const treatment = await visit('ann');
    for (let call = 0; call < before; call++) await repeat(`call-${call}`, 1);
    service.clock.now += minutes * minute;
    await visit('ann');
    for (let call = 0; call < calls; call++) await repeat(`late-${call}`, 1);
    for (let call = 0; call < calls; call++) await repeat(`late-${call}`, 2);
    expect(await counted('ann', treatment)).toEqual({ sum: before + calls, count: before + calls });
    expect(service.reports).toEqual([]);
  });

  it('is known again where a call of the ten minutes before was written after it', async () => {
    const treatment = await visit('ann');
    const [one, two] = [callOf('one'), callOf('two')];
    const slot = Math.ceil(service.clock.now / (10 * minute)) * 10 * minute;
    for (const [call, time] of [
      [one, slot],
      [two, slot - 1],
      [one, slot - 1],
      [one, slot + 1],
      [two, slot + 1],
    ] as const) {
      service.clock.now = time;
      await send(call);
    }
    expect(await counted('ann', treatment)).toEqual({ sum: 2, count: 2 });
  });
});

describe('given an event at a time that is none', () => {
  it.each([
    [startTime, 'milliseconds'],
    [startTime * 1000, 'microseconds'],
  ])('answers %p with an error code that says %s, and counts the others', async (timestamp, unit) => {
    const treatment = await visit('ann');
    const { failedEventCount, eventResults } = await put({ ...spend('ann', 1), timestamp }, spend('ann', 2));
    expect(failedEventCount).toBe(1);
    expect(eventResults).toEqual([
      {
        eventId: expect.any(String),
        errorCode: 'ValidationException',
        errorMessage: `timestamp must be in the years 1 to 9999: epoch seconds expected, this looks like ${unit}`,
      },
      { eventId: expect.any(String) },
    ]);
    expect(await counted('ann', treatment)).toEqual({ sum: 2, count: 1 });
  });

  it('answers one beyond every date with an error code, and one that is text with a refusal of the call', async () => {
    const { failedEventCount } = await put({ ...spend('ann', 1), timestamp: 1e300 }, spend('ann', 2));
    expect(failedEventCount).toBe(1);
    const events = [{ ...spend('ann', 1), timestamp: '2026-01-05T12:00:00Z' }];
    const { status, body } = await service.call('PutProjectEvents', { project: 'shop', events });
    expect(status).toBe(400);
    expect(body.message).toContain('events[0].timestamp must be a number of epoch seconds: 1767614400');
  });
});
