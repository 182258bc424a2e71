/**
 * GetProjectSnapshot: the rules as evaluations read them, under a version that is never newer.
 */
import { eventOf, startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { given, hours } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb, { formerArns: ['999999999999/eu-west-1'] });

beforeEach(async () => {
  await given(service).project();
  await given(service).feature();
});

const snapshot = async (nextToken?: string) =>
  service.ok('GetProjectSnapshot', { project: 'shop', ...(nextToken === undefined ? {} : { nextToken }) });
const poll = (etag: string) => {
  const event = eventOf('GetProjectSnapshot', { project: 'shop' });
  return service.handle({ ...event, headers: { 'if-none-match': etag } });
};
const tag = async () => String((await service.call('GetProjectSnapshot', { project: 'shop' })).headers.etag);

it('has the rules of every feature, and who the references name', async () => {
  await given(service).launch('l');
  await given(service).startLaunch('l');
  const answer = await snapshot();
  expect(answer).toMatchObject({
    format: 1,
    project: 'shop',
    projectArn: 'arn:aws:evidently:us-east-1:123456789012:project/shop',
    projectId: expect.any(String),
    now: startTime / 1000,
    delivers: false,
    deployment: { partition: 'aws', region: 'us-east-1', account: '123456789012' },
    formerArns: ['999999999999/eu-west-1'],
    features: { search: { defaultVariation: 'off', launch: { name: 'l' } } },
  });
  expect(answer.nextToken).toBeUndefined();
});

it('comes in pages of one version, each feature once', async () => {
  const overrides = Object.fromEntries(Array.from({ length: 90 }, (_, id) => [`${'visitor'.repeat(60)}${id}`, 'on']));
  const names = Array.from({ length: 30 }, (_, index) => `big${10 + index}`);
  await Promise.all(names.map((name) => given(service).feature(name, { entityOverrides: overrides })));
  const pages = [await snapshot()];
  while (pages.at(-1).nextToken !== undefined) pages.push(await snapshot(pages.at(-1).nextToken));
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.flatMap(({ features }) => Object.keys(features))).toEqual([...names, 'search']);
  expect(new Set(pages.map(({ version }) => version)).size).toBe(1);
});

describe('a poll', () => {
  it('is answered by 304 until anything in the rules changes, by whatever operation', async () => {
    const changes: Readonly<Record<string, () => Promise<unknown>>> = {
      UpdateFeature: () =>
        service.ok('UpdateFeature', { project: 'shop', feature: 'search', entityOverrides: { a: 'on' } }),
      CreateFeature: () => given(service).feature('next'),
      StartLaunch: async () => {
        await given(service).launch('l');
        return given(service).startLaunch('l');
      },
      StopLaunch: () => service.ok('StopLaunch', { project: 'shop', launch: 'l' }),
      StartExperiment: async () => {
        await given(service).experiment('e');
        return given(service).startExperiment('e', hours(5));
      },
      StopExperiment: () => service.ok('StopExperiment', { project: 'shop', experiment: 'e' }),
      UpdateProjectDataDelivery: () =>
        service.ok('UpdateProjectDataDelivery', { project: 'shop', cloudWatchLogs: { logGroup: 'events' } }),
      DeleteFeature: () => service.ok('DeleteFeature', { project: 'shop', feature: 'next' }),
    };
    for (const [name, change] of Object.entries(changes)) {
      const before = await tag();
      const same = await poll(before);
      expect([name, same.statusCode, same.body, same.headers?.etag]).toEqual([name, 304, '', before]);
      expect(Number(same.headers?.['x-selfevident-now'])).toBe(service.clock.now / 1_000);
      await change();
      expect([name, (await poll(before)).statusCode]).toEqual([name, 200]);
    }
  });

  it('is answered by 304 where something in between made the tag weak, or listed it with others', async () => {
    const known = await tag();
    expect((await poll(`W/${known}`)).statusCode).toBe(304);
    expect((await poll(`"other", ${known}`)).statusCode).toBe(304);
  });

  it('of a project that was deleted and made anew is not answered by 304', async () => {
    const before = await tag();
    await service.ok('DeleteFeature', { project: 'shop', feature: 'search' });
    await service.ok('DeleteProject', { project: 'shop' });
    expect((await poll(before)).statusCode).toBe(404);
    // The tag that a project of the first versions has, whose version was not stored.
    expect((await poll('"0.1"')).statusCode).toBe(404);
    service.clock.now += 60_000;
    await given(service).project();
    const after = await poll(before);
    expect([after.statusCode, JSON.parse(after.body).features]).toEqual([200, {}]);
  });
});
