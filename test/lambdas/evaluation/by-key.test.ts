/**
 * What a page gets with a key, and what it can do with that.
 */
import { startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { type KeyClient, openKeyClient } from '../../support/with-key.ts';
import { arms, given, hours } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
const ann = { context: { targetingKey: 'ann' } };
const HOUR = 3_600_000;

beforeEach(async () => {
  await given(service).project();
  await given(service).feature('search', { entityOverrides: { 'vip-7': 'on' } });
  await given(service).feature('cart');
  await given(service).experiment('secret-test');
  await given(service).startExperiment('secret-test', hours(100));
});

const tokenOf = async ({ call }: KeyClient, context: object = ann.context): Promise<string> =>
  (await call('EvaluateFlag', { key: 'search', context })).body.metadata.exposure;

const armOf = async (entityId: string): Promise<string | undefined> => {
  const trial = await service.service.store.experiments.get('shop', 'secret-test');
  const of = { project: 'shop', trialId: trial?.entity.id ?? '', entityId };
  return (await service.service.store.assignments.find([of]))(of)?.arm;
};

it('has the value and a token, and neither the reason nor the name of what runs', async () => {
  const { call } = await openKeyClient(service);
  for (const { text, body } of [
    await call('EvaluateFlags', ann),
    await call('EvaluateFlag', { key: 'search', ...ann }),
  ]) {
    const flag = body.flags?.find(({ key }: { key: string }) => key === 'search') ?? body;
    expect(flag).toEqual({
      key: 'search',
      reason: 'SPLIT',
      variant: expect.any(String),
      value: expect.any(String),
      metadata: { exposure: expect.any(String) },
    });
    expect(text).not.toMatch(/secret-test|vip-7|EXPERIMENT_RULE|treatment/);
  }
  const override = (await call('EvaluateFlag', { key: 'search', context: { targetingKey: 'vip-7' } })).body;
  expect([override.reason, override.metadata]).toEqual(['TARGETING_MATCH', {}]);
});

it('all flags enrol nobody, and their tag is the same for each answer with new tokens', async () => {
  const { call } = await openKeyClient(service);
  const [first, second] = [await call('EvaluateFlags', ann), await call('EvaluateFlags', ann)];
  expect(first.headers.etag).toBe(second.headers.etag);
  expect(first.text).not.toBe(second.text);
  expect(await call('EvaluateFlags', ann, { 'If-None-Match': String(first.headers.etag) })).toMatchObject({
    status: 304,
  });
  expect(await armOf('ann')).toBeUndefined();
});

it('the tag is another one a week later, and when another experiment serves the same', async () => {
  const { call } = await openKeyClient(service, { features: ['cart'] });
  const sameForAll = async (name: string) => {
    await given(service).experiment(name, { treatments: arms({ a: 'on', b: 'on' }, 'cart') });
    await given(service).startExperiment(name, hours(24 * 20));
  };
  const answer = async () => {
    const { headers, body } = await call('EvaluateFlags', ann);
    const [{ metadata: _, ...flag }] = body.flags;
    return { tag: headers.etag, flag };
  };
  await sameForAll('first');
  const first = await answer();
  service.clock.now = startTime + 6 * 24 * HOUR;
  const days = [];
  for (let day = 0; day < 3; day++) {
    days.push((await answer()).tag);
    service.clock.now += 24 * HOUR;
  }
  expect(new Set([first.tag, ...days]).size).toBe(2);
  await service.ok('StopExperiment', { project: 'shop', experiment: 'first' });
  await sameForAll('second');
  const last = await answer();
  expect(last.flag).toEqual(first.flag);
  expect([first.tag, ...days]).not.toContain(last.tag);
});

it('a token assigns what was served, once or often', async () => {
  const page = await openKeyClient(service);
  const { flags } = (await page.call('EvaluateFlags', ann)).body;
  const { metadata, variant } = flags.find(({ key }: { key: string }) => key === 'search');
  for (let time = 0; time < 2; time++) {
    const { status, body } = await page.call('ReportExposures', { tokens: [metadata.exposure, metadata.exposure] });
    expect([status, body]).toEqual([200, { results: [{ status: 'ASSIGNED' }, { status: 'ASSIGNED' }] }]);
  }
  const arm = await armOf('ann');
  expect(arms({ a: 'off', b: 'on' }).find(({ name }) => name === arm)?.variation).toBe(variant);
});

it('a token that is changed, made up, of another project or older than 14 days is refused by itself', async () => {
  const page = await openKeyClient(service);
  const { flags } = (await page.call('EvaluateFlags', ann)).body;
  const token: string = flags.find(({ key }: { key: string }) => key === 'search').metadata.exposure;
  await given(service).project('other');
  const other = await openKeyClient(service, { project: 'other' });
  const tampered = `${token.slice(0, 30)}${token[30] === 'A' ? 'B' : 'A'}${token.slice(31)}`;
  const made = [tampered, 'made-up', token.slice(0, -4)];
  const { results } = (await page.call('ReportExposures', { tokens: made })).body;
  expect(results.map(({ status }: { status: string }) => status)).toEqual(['REFUSED', 'REFUSED', 'REFUSED']);
  const elsewhere = (await other.call('ReportExposures', { tokens: [token] })).body.results;
  expect(elsewhere).toEqual([{ status: 'REFUSED', reason: expect.stringContaining('this project') }]);
  expect(await armOf('ann')).toBeUndefined();
  service.clock.now = startTime + 2 * HOUR;
  const mixed = (await page.call('ReportExposures', { tokens: [tampered, token] })).body.results;
  expect(mixed.map(({ status }: { status: string }) => status)).toEqual(['REFUSED', 'ASSIGNED']);
});

it('a token outlives neither two weeks nor its experiment', async () => {
  const page = await openKeyClient(service);
  await given(service).experiment('long', { treatments: arms({ a: 'off', b: 'on' }, 'cart') });
  await given(service).startExperiment('long', hours(24 * 20));
  const { flags } = (await page.call('EvaluateFlags', ann)).body;
  const tokens = flags.map(({ metadata }: { metadata: { exposure: string } }) => metadata.exposure);
  service.clock.now = startTime + 13 * 24 * HOUR;
  const later = (await page.call('ReportExposures', { tokens })).body.results;
  expect(later).toEqual([{ status: 'ASSIGNED' }, { status: 'NOT_RUNNING' }]);
  service.clock.now = startTime + 14 * 24 * HOUR + HOUR;
  const old = (await page.call('ReportExposures', { tokens: [tokens[0]] })).body.results;
  expect(old).toEqual([{ status: 'REFUSED', reason: 'It is older than 14 days.' }]);
});

it('a key without expose gets no token and enrols nobody; with enrolOnBulk all flags do', async () => {
  const reading = await openKeyClient(service, { scopes: ['evaluate'] });
  expect(await tokenOf(reading)).toBeUndefined();
  expect(await armOf('ann')).toBeUndefined();
  expect(await reading.call('ReportExposures', { tokens: ['x'] })).toMatchObject({
    status: 403,
    body: { message: 'The key lacks the scope expose.' },
  });
  const enrolling = await openKeyClient(service, { scopes: ['evaluate', 'expose', 'enrolOnBulk'] });
  await enrolling.call('EvaluateFlags', { context: { targetingKey: 'bob' } });
  expect(await armOf('bob')).toBeDefined();
});

it('one flag with a key enrols, as it does for who signs', async () => {
  await tokenOf(await openKeyClient(service));
  expect(await armOf('ann')).toBeDefined();
});

it('a key for some features learns nothing of others, not even that they are there', async () => {
  const { call } = await openKeyClient(service, { features: ['car*'] });
  expect((await call('EvaluateFlags', ann)).body.flags.map(({ key }: { key: string }) => key)).toEqual(['cart']);
  const [hidden, missing] = [
    await call('EvaluateFlag', { key: 'search', ...ann }),
    await call('EvaluateFlag', { key: 'searcx', ...ann }),
  ];
  expect([hidden.status, hidden.body.errorCode]).toEqual([404, 'FLAG_NOT_FOUND']);
  expect(hidden.text.replaceAll('search', 'searcx')).toBe(missing.text);
});

it('a key is for its project, the operations of its scopes and the pages of its origins', async () => {
  await given(service).project('other');
  const origin = { origin: 'https://shop.test' };
  const { call } = await openKeyClient(service, { origins: ['https://shop.test'] });
  const message = async (answer: Promise<{ status: number; body: { errorDetails?: string; message?: string } }>) => {
    const { status, body } = await answer;
    return [status, body.errorDetails ?? body.message];
  };
  expect(await message(call('EvaluateFlags', { ...ann, project: 'other' }, origin))).toEqual([
    403,
    'The key is one of another project.',
  ]);
  expect(await message(call('GetFeature', { feature: 'search' }, origin))).toEqual([
    403,
    'A key is not enough for this operation.',
  ]);
  expect(await message(call('GetProjectSnapshot', {}, origin))).toEqual([
    403,
    'A key is not enough for this operation.',
  ]);
  expect(await message(call('ReportEvents', { events: [] }, origin))).toEqual([403, 'The key lacks the scope events.']);
  expect(await message(call('EvaluateFlags', ann))).toEqual([403, 'The key is not for pages of this origin.']);
  expect(await message(call('EvaluateFlags', ann, { origin: 'https://other.test' }))).toEqual([
    403,
    'The key is not for pages of this origin.',
  ]);
  const { status, headers } = await call('EvaluateFlags', ann, origin);
  expect([status, headers['access-control-allow-origin'], headers.vary]).toEqual([200, 'https://shop.test', 'Origin']);
});

it('a key sends so many requests a second, and is told to wait', async () => {
  const { call } = await openKeyClient(service, { requestsPerSecond: 1 });
  const answers = await Promise.all(Array.from({ length: 30 }, () => call('EvaluateFlags', ann)));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toMatchObject({ headers: { 'retry-after': '1' }, body: { errorCode: 'GENERAL' } });
});

it('events of a page are custom ones, and count as others do', async () => {
  const { call } = await openKeyClient(service, {
    scopes: ['evaluate', 'expose', 'events'],
    origins: ['https://shop.test'],
  });
  const timestamp = hours(0);
  const data = JSON.stringify({ user: { id: 'ann' }, details: { price: 3 } });
  const events = [
    { timestamp, type: 'aws.evidently.custom', data },
    { timestamp, type: 'aws.evidently.evaluation', data: '{}' },
  ];
  const { status, body } = await call('ReportEvents', { events }, { origin: 'https://shop.test' });
  expect([status, body.failedEventCount]).toEqual([200, 1]);
  expect(body.eventResults[1]).toMatchObject({
    errorCode: 'ValidationException',
    errorMessage: expect.stringContaining('ReportExposures'),
  });
});
