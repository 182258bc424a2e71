/**
 * OFREP: the values, reasons, errors and tags that stock providers need.
 */
import { eventOf, startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { given, hours } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);

beforeEach(async () => {
  await given(service).project();
  await given(service).feature();
});

const flag = (key: string, context?: unknown) =>
  service.call('EvaluateFlag', { project: 'shop', key, ...(context === undefined ? {} : { context }) });
const flags = (context?: unknown) =>
  service.call('EvaluateFlags', { project: 'shop', ...(context === undefined ? {} : { context }) });

/** An answer with its headers and its body as they are written. */
const written = async (context: unknown, headers: Readonly<Record<string, string>> = {}) => {
  const event = eventOf('EvaluateFlags', { project: 'shop', context });
  return service.handle({ ...event, headers: { ...event.headers, ...headers } });
};

const feature = (name: string, value: object, more = {}) =>
  given(service).feature(name, { variations: [{ name: 'only', value }], ...more });

describe('a value', () => {
  it.each([
    [{ boolValue: true }, 'true'],
    [{ stringValue: '7' }, '"7"'],
    [{ longValue: 7 }, '7'],
    [{ doubleValue: 7 }, '7.0'],
    [{ doubleValue: -0.5 }, '-0.5'],
    [{ doubleValue: 1e21 }, '1e+21'],
    [{ longValue: -9007199254740991 }, '-9007199254740991'],
  ])('of %j is written %s', async (value, text) => {
    await feature('typed', value);
    const { body } = await service.handle(eventOf('EvaluateFlag', { project: 'shop', key: 'typed' }));
    expect(body).toContain(`"value":${text},`);
  });
});

describe('a reason', () => {
  it('is STATIC while nothing could differ, without an entity too', async () => {
    const expected = { key: 'search', reason: 'STATIC', variant: 'off', value: 'off' };
    expect((await flag('search')).body).toMatchObject({ ...expected, metadata: { evidentlyReason: 'DEFAULT' } });
    expect((await flag('search', { targetingKey: 'ann' })).body).toMatchObject(expected);
  });

  it('is TARGETING_MATCH for an override, and DEFAULT for all others', async () => {
    await service.ok('UpdateFeature', {
      project: 'shop',
      feature: 'search',
      entityOverrides: { ann: 'on' },
    });
    expect((await flag('search', { targetingKey: 'ann' })).body).toMatchObject({
      reason: 'TARGETING_MATCH',
      value: 'on',
    });
    expect((await flag('search', { targetingKey: 'bob' })).body).toMatchObject({ reason: 'DEFAULT', value: 'off' });
  });

  it('is SPLIT in a launch, with its group, and in an experiment, with its treatment', async () => {
    await given(service).launch('ramp');
    await given(service).startLaunch('ramp');
    const { body } = await flag('search', { targetingKey: 'ann' });
    expect(body).toMatchObject({ reason: 'SPLIT', metadata: { evidentlyReason: 'LAUNCH_RULE_MATCH', launch: 'ramp' } });
    await service.ok('StopLaunch', { project: 'shop', launch: 'ramp' });
    await given(service).experiment('test');
    await given(service).startExperiment('test', hours(10));
    const { metadata } = (await flag('search', { targetingKey: 'ann' })).body;
    expect(metadata).toEqual({
      evidentlyReason: 'EXPERIMENT_RULE_MATCH',
      experiment: 'test',
      treatment: expect.any(String),
    });
  });

  it('is STATIC again when the experiment is over, before its end is written', async () => {
    await given(service).experiment('test');
    await given(service).startExperiment('test', hours(10));
    expect((await flag('search')).body.errorCode).toBe('TARGETING_KEY_MISSING');
    service.clock.now = startTime + 10 * 3_600_000;
    expect((await flag('search')).body).toMatchObject({ reason: 'STATIC', value: 'off' });
  });
});

describe('an error', () => {
  it('names the flag, a code of the protocol and the problem, with its status', async () => {
    const long = 'x'.repeat(513);
    const cases = [
      [404, 'FLAG_NOT_FOUND', await flag('nothing', { targetingKey: 'ann' })],
      [404, 'FLAG_NOT_FOUND', await flag('y'.repeat(1_100))],
      [404, 'FLAG_NOT_FOUND', await flag('no name')],
      [400, 'INVALID_CONTEXT', await flag('search', { targetingKey: 7 })],
      [400, 'INVALID_CONTEXT', await flag('search', { targetingKey: long })],
      [400, 'INVALID_CONTEXT', await flag('search', { targetingKey: '\ud800' })],
      [400, 'INVALID_CONTEXT', await flag('search', [])],
      [400, 'INVALID_CONTEXT', await flag('search', { selfevident: { flags: 'search' } })],
      [404, 'FLAG_NOT_FOUND', await service.call('EvaluateFlag', { project: 'none', key: 'search' })],
    ] as const;
    for (const [status, errorCode, answer] of cases) {
      expect(answer).toMatchObject({ status, body: { errorCode, errorDetails: expect.any(String) } });
      expect(answer.body.key).toEqual(expect.any(String));
      expect(JSON.stringify(answer.body)).not.toContain(long);
    }
  });

  it('of a body that is no JSON is a PARSE_ERROR with the flag, one of an unknown project for all flags a 404', async () => {
    const event = { ...eventOf('EvaluateFlag', { project: 'shop', key: 'search' }), body: '{' };
    const { statusCode, body } = await service.handle(event);
    expect([statusCode, JSON.parse(body)]).toMatchObject([400, { key: 'search', errorCode: 'PARSE_ERROR' }]);
    const all = await service.call('EvaluateFlags', { project: 'none' });
    expect(all).toMatchObject({ status: 404, body: { errorCode: 'FLAG_NOT_FOUND' } });
  });
});

describe('a context', () => {
  beforeEach(async () => {
    await given(service).segment('rich', {
      pattern: '{"spent":[{"numeric":[">",100]}],"targetingKey":[{"exists":false}]}',
    });
    const override = { segment: 'rich', evaluationOrder: 1, weights: { b: 100_000 } };
    const steps = [{ startTime: hours(0), groupWeights: { a: 100_000 }, segmentOverrides: [override] }];
    await given(service).launch('l', { scheduledSplitsConfig: { steps } });
    await given(service).startLaunch('l');
  });

  it('reaches segments as it is written, without its reserved members', async () => {
    expect((await flag('search', { targetingKey: 'ann', spent: 101 })).body.value).toBe('on');
    expect((await flag('search', { targetingKey: 'ann', spent: 99 })).body.value).toBe('off');
    expect((await flag('search', { spent: 101, selfevident: {}, targetingKey: 'ann' })).body.value).toBe('on');
  });

  it('nests 1,000 deep at most, and is refused first where the flag is missing too', async () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    const at = (depth: number) => ({ targetingKey: 'ann', spent: 101, at: nested(depth - 1) });
    expect((await flag('search', at(1_000))).body.value).toBe('on');
    for (const answer of [await flag('search', at(1_001)), await flag('none', at(1_001)), await flags(at(1_001))])
      expect(answer).toMatchObject({ status: 400, body: { errorCode: 'INVALID_CONTEXT' } });
  });
});

describe('all flags', () => {
  beforeEach(() => feature('alpha', { doubleValue: 7 }));

  it('come sorted, each evaluated or with its own error', async () => {
    await service.ok('UpdateFeature', { project: 'shop', feature: 'search', entityOverrides: { ann: 'on' } });
    expect((await flags()).body.flags).toMatchObject([
      { key: 'alpha', reason: 'STATIC', value: 7 },
      { key: 'search', errorCode: 'TARGETING_KEY_MISSING' },
    ]);
    expect((await flags({ targetingKey: 'ann' })).body.flags[1]).toMatchObject({ key: 'search', value: 'on' });
  });

  it('may be some, asked by name', async () => {
    const { body } = await flags({ targetingKey: 'ann', selfevident: { flags: ['search', 'none', 'search'] } });
    expect(body.flags.map(({ key }: { key: string }) => key)).toEqual(['search']);
  });

  it('assign nobody, and one flag does', async () => {
    const assign = jest.spyOn(service.service.store.assignments, 'assign');
    await given(service).launch('l');
    await given(service).startLaunch('l');
    await flags({ targetingKey: 'ann' });
    expect(assign).not.toHaveBeenCalled();
    await flag('search', { targetingKey: 'ann' });
    expect(assign).toHaveBeenCalledTimes(1);
  });

  it('have a tag that follows the answer: 304 while it is the same, not for another context, time or rule', async () => {
    await given(service).launch('l', {
      scheduledSplitsConfig: {
        steps: [
          { startTime: hours(0), groupWeights: { a: 100_000 } },
          { startTime: hours(1), groupWeights: { b: 100_000 } },
        ],
      },
    });
    await given(service).startLaunch('l');
    const first = await written({ targetingKey: 'ann' });
    expect(first.headers?.etag).toMatch(/^"[\w-]{43}"$/);
    const known = { 'If-None-Match': String(first.headers?.etag) };
    const again = await written({ targetingKey: 'ann' }, known);
    expect(again).toMatchObject({ statusCode: 304, body: '', headers: { etag: first.headers?.etag } });
    const weak = await written({ targetingKey: 'ann' }, { 'If-None-Match': `W/${first.headers?.etag}` });
    expect(weak.statusCode).toBe(304);
    service.clock.now = startTime + 3_600_000;
    const later = await written({ targetingKey: 'ann' }, known);
    expect(later.statusCode).toBe(200);
    service.clock.now = startTime;
    await feature('beta', { boolValue: false });
    expect((await written({ targetingKey: 'ann' }, known)).statusCode).toBe(200);
  });

  it('follow each change of a feature, also of one that is gone and of a project made anew', async () => {
    expect((await flags()).body.flags).toHaveLength(2);
    await service.ok('DeleteFeature', { project: 'shop', feature: 'alpha' });
    expect((await flags()).body.flags).toHaveLength(1);
    await service.ok('DeleteFeature', { project: 'shop', feature: 'search' });
    await service.ok('DeleteProject', { project: 'shop' });
    expect((await flags()).status).toBe(404);
    await given(service).project();
    expect((await flags()).body.flags).toEqual([]);
    await given(service).feature('reborn');
    expect((await flags()).body.flags).toMatchObject([{ key: 'reborn' }]);
  });
});
