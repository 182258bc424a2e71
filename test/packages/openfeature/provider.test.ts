import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenFeature, ProviderEvents } from '@openfeature/server-sdk';
import {
  exposureHints,
  SelfevidentProvider,
  type SelfevidentProviderOptions,
} from '../../../packages/openfeature/server.ts';
import { type Served, serve } from '../../support/gateway-over-http.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';

const dynamodb = useDynamoDB();
const service = useSharedService(dynamodb);
let served: Served;
let asked: string[];
let bodies: string[];
/** Whether events and numbers of evaluations are answered by 503. */
let refusing = false;

const sentEvents = (): readonly { type: string; data: string }[] =>
  bodies.flatMap((body) => (body.startsWith('{"events"') ? JSON.parse(body).events : []));

const tooLong = 'a'.repeat(513);

const variations = [
  { name: 'old', value: { boolValue: false } },
  { name: 'new', value: { boolValue: true } },
];

beforeAll(async () => {
  await service.ok('CreateProject', { name: 'shop' });
  const create = (name: string, more: object) => service.ok('CreateFeature', { project: 'shop', name, ...more });
  await Promise.all([
    create('checkout', { variations, entityOverrides: { tester: 'new' } }),
    create('search', { variations }),
    create('title', { variations: [{ name: 'plain', value: { stringValue: 'Shop' } }] }),
    create('limits', { variations: [{ name: 'few', value: { stringValue: '{"lines": [1, 2]}' } }] }),
    create('rate', { variations: [{ name: 'seven', value: { doubleValue: 7 } }] }),
  ]);
  await startExperiment();
});

beforeEach(async () => {
  [asked, bodies, refusing] = [[], [], false];
  served = await serve({
    handle: async (event) => {
      bodies.push(event.body ?? '');
      asked.push(`${event.httpMethod} ${event.path}`);
      if (refusing && event.httpMethod === 'POST') return { statusCode: 503, headers: {}, body: '{}' };
      return service.handle(event);
    },
  });
});

afterEach(async () => {
  await OpenFeature.close();
  OpenFeature.clearHooks();
  await served.close();
});

const quiet = { report: () => {} };

const open = async (options: Partial<SelfevidentProviderOptions> = {}) => {
  const provider = new SelfevidentProvider({ url: served.url, project: 'shop', ...quiet, ...options });
  const failure = await OpenFeature.setProviderAndWait(provider).then(
    () => undefined,
    (error: Error) => error,
  );
  return { provider, client: OpenFeature.getClient(), failure };
};

const startExperiment = async () => {
  await service.ok('CreateExperiment', {
    project: 'shop',
    name: 'colour',
    treatments: [
      { name: 'Old', feature: 'search', variation: 'old' },
      { name: 'New', feature: 'search', variation: 'new' },
    ],
    samplingRate: 100_000,
    onlineAbConfig: { controlTreatmentName: 'Old', treatmentWeights: { Old: 50_000, New: 50_000 } },
    metricGoals: [
      {
        metricDefinition: {
          name: 'bought',
          entityIdKey: 'entityId',
          valueKey: 'value',
          eventPattern: '{"name": ["bought"]}',
        },
        desiredChange: 'INCREASE',
      },
    ],
  });
  const analysisCompleteTime = service.clock.now / 1000 + 7 * 86_400;
  await service.ok('StartExperiment', { project: 'shop', experiment: 'colour', analysisCompleteTime });
};

describe('an evaluation', () => {
  it('is answered in the process, with the variation, the reason and the details of the service', async () => {
    const { client } = await open();
    const details = await client.getBooleanDetails('checkout', false, { targetingKey: 'tester' });
    expect(details).toEqual({
      flagKey: 'checkout',
      value: true,
      variant: 'new',
      reason: 'TARGETING_MATCH',
      flagMetadata: { evidentlyReason: 'ENTITY_OVERRIDES_MATCH' },
    });
    expect(await client.getStringValue('title', '')).toBe('Shop');
    expect(await client.getNumberValue('rate', 0)).toBe(7);
    expect(await client.getObjectValue('limits', {})).toEqual({ lines: [1, 2] });
    expect((await client.getStringDetails('title', '')).reason).toBe('STATIC');
    expect(asked).toEqual(['GET /projects/shop/snapshot']);
  });

  it.each([
    ['checkout', 'getBooleanDetails', {}, 'TARGETING_KEY_MISSING'],
    ['checkout', 'getBooleanDetails', { targetingKey: tooLong }, 'INVALID_CONTEXT'],
    ['checkout', 'getBooleanDetails', { targetingKey: '\ud800' }, 'INVALID_CONTEXT'],
    ['nothing', 'getBooleanDetails', { targetingKey: 'a' }, 'FLAG_NOT_FOUND'],
    ['title', 'getBooleanDetails', { targetingKey: 'a' }, 'TYPE_MISMATCH'],
    ['title', 'getObjectDetails', { targetingKey: 'a' }, 'TYPE_MISMATCH'],
    ['rate', 'getStringDetails', { targetingKey: 'a' }, 'TYPE_MISMATCH'],
  ] as const)('of %s by %s (%#) says what is wrong, with the default', async (flag, getter, context, errorCode) => {
    const { client } = await open();
    const answer = await (client[getter] as (...all: unknown[]) => Promise<object>)(flag, 'default', context);
    expect(answer).toMatchObject({ errorCode, value: 'default', reason: 'ERROR' });
  });

  it('is there for an entity whose id has characters of two units', async () => {
    const { client } = await open();
    const details = await client.getBooleanDetails('checkout', true, { targetingKey: '\u{1f600}' });
    expect(details).toMatchObject({ value: false, reason: 'DEFAULT' });
  });

  it('explains itself', async () => {
    const { provider } = await open();
    const { checks } = provider.explain('checkout', { targetingKey: 'tester' });
    expect(checks).toEqual([{ check: 'ENTITY_OVERRIDE', matched: true }]);
  });
});

describe('an entity in an experiment', () => {
  it('counts as if the service had been asked, and its events for its treatment', async () => {
    const { client, provider } = await open();
    const context = { targetingKey: 'visitor-1' };
    for (let again = 0; again < 20; again++) await client.getBooleanValue('search', false, context);
    client.track('bought', context, { value: 12, currency: 'NOK' });
    expect((await provider.flush()).pending).toBe(0);
    expect(provider.state()).toMatchObject({ pending: 0, dropped: 0, late: 0 });
    expect(sentEvents().map(({ type }) => type)).toEqual([
      'aws.evidently.evaluation',
      'aws.evidently.custom',
      'aws.evidently.evaluation',
    ]);
    expect(JSON.parse(sentEvents()[1]?.data ?? '')).toEqual({
      name: 'bought',
      entityId: 'visitor-1',
      value: 12,
      currency: 'NOK',
    });
    const sent = await service.ok('EvaluateFeature', { project: 'shop', feature: 'search', entityId: 'visitor-1' });
    const answer = await client.getBooleanDetails('search', false, context);
    expect(answer).toMatchObject({ variant: sent.variation, reason: 'SPLIT', flagMetadata: JSON.parse(sent.details) });
  });

  it('is not counted when its value is not shown, until it is', async () => {
    const { client, provider } = await open();
    const context = { targetingKey: 'visitor-1' };
    OpenFeature.addHooks(exposureHints);
    await client.getBooleanValue('search', false, context, { hookHints: { exposure: false } });
    await client.getBooleanValue('search', false, { ...context, selfevident: { exposure: false } });
    expect(provider.state().pending).toBe(0);
    await provider.expose('search', context);
    expect(provider.state().pending).toBe(1);
  });

  it('is reported before the value is there, if that is asked for', async () => {
    const { client, provider } = await open({ exposures: 'await' });
    await client.getBooleanValue('search', false, { targetingKey: 'visitor-1' });
    expect([provider.state().pending, asked.at(-1)]).toEqual([0, 'POST /events/projects/shop']);
    await client.getBooleanValue('search', false, { targetingKey: 'visitor-1' });
    expect(asked).toHaveLength(2);
  });

  it('is not reported where that is off', async () => {
    const { client, provider } = await open({ exposures: 'off' });
    await client.getBooleanValue('search', false, { targetingKey: 'visitor-1' });
    expect(provider.state().pending).toBe(0);
  });

  it('is reported when the provider is closed', async () => {
    const { client } = await open();
    await client.getBooleanValue('search', false, { targetingKey: 'visitor-1' });
    client.track('bought', { targetingKey: 'visitor-1' });
    await OpenFeature.close();
    expect(asked.filter((one) => one === 'POST /events/projects/shop')).toHaveLength(2);
    expect(asked).toContain('POST /events/projects/shop/usage');
  });
});

it('what the service has not got when a provider is closed is sent by another try, with the numbers of evaluations', async () => {
  const { client } = await open();
  await client.getBooleanValue('search', false, { targetingKey: 'visitor-1' });
  refusing = true;
  const closed = OpenFeature.close();
  while (asked.filter((one) => one.startsWith('POST')).length < 2) await new Promise(setImmediate);
  refusing = false;
  await closed;
  expect(asked.filter((one) => one === 'POST /events/projects/shop/usage')).toHaveLength(2);
});

describe('two providers of one project', () => {
  it('ask once', async () => {
    const options = { url: served.url, project: 'shop', ...quiet };
    await OpenFeature.setProviderAndWait('one', new SelfevidentProvider(options));
    await OpenFeature.setProviderAndWait('other', new SelfevidentProvider({ ...options, url: `${served.url}/` }));
    expect(await OpenFeature.getClient('other').getStringValue('title', '')).toBe('Shop');
    expect(asked).toEqual(['GET /projects/shop/snapshot']);
  });
});

describe('without the service', () => {
  const nowhere = { url: 'http://127.0.0.1:9', initTimeout: 300 };

  it('the code has its defaults, and nothing hangs', async () => {
    const { client, failure } = await open(nowhere);
    expect(failure?.message).toContain('ECONNREFUSED');
    expect(client.providerStatus).toBe('ERROR');
    const details = await client.getBooleanDetails('checkout', true, { targetingKey: 'tester' });
    expect(details).toMatchObject({ value: true, errorCode: 'PROVIDER_NOT_READY' });
  });

  it('the rules are those of the file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'selfevident-provider-'));
    const cacheFile = join(folder, 'shop.json');
    await open({ cacheFile });
    await OpenFeature.close();
    const { default: fs } = await import('node:fs');
    const bootstrap = JSON.parse(fs.readFileSync(cacheFile, 'utf8'));
    for (const source of [{ cacheFile }, { bootstrap }]) {
      const { client, failure } = await open({ ...nowhere, ...source });
      expect(failure).toBeUndefined();
      await new Promise<void>((resolve) => client.addHandler(ProviderEvents.Stale, () => resolve()));
      const details = await client.getBooleanDetails('checkout', false, { targetingKey: 'tester' });
      expect(details).toMatchObject({ value: true, reason: 'STALE', flagMetadata: { ageSeconds: expect.any(Number) } });
      await OpenFeature.close();
    }
    rmSync(folder, { recursive: true });
  });

  it('a project that is not there has no flags', async () => {
    const { client, failure } = await open({ project: 'garden' });
    expect(failure?.message).toBe('The service has no project garden.');
    const details = await client.getBooleanDetails('checkout', true, { targetingKey: 'tester' });
    expect(details).toMatchObject({ value: true, errorCode: 'FLAG_NOT_FOUND' });
  });
});

describe('a service that refuses', () => {
  it('is an error for good', async () => {
    await served.close();
    served = await serve({ handle: service.handle, credentials: { somebody: 'else' } });
    const { client, failure } = await open();
    expect(failure?.message).toContain('403');
    expect(client.providerStatus).toBe('FATAL');
  });

  it('takes signed requests, with any path', async () => {
    await served.close();
    served = await serve({ handle: service.handle, credentials: { somebody: 'secret' } });
    const { client } = await open({
      project: 'arn:aws:evidently:us-east-1:123456789012:project/shop',
      credentials: { accessKeyId: 'somebody', secretAccessKey: 'secret', sessionToken: 'token' },
    });
    expect(await client.getStringValue('title', '')).toBe('Shop');
    client.track('bought', { targetingKey: "O'Neill (1)" });
    await OpenFeature.close();
    expect(client.providerStatus).toBeDefined();
  });
});
