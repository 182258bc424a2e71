/**
 * Keys: what they are made of, who learns their secret, and how long they last.
 */
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { eventsOf } from '../../../lambdas/stream/outbox.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { grantedBy, openKeyClient } from '../../support/with-key.ts';
import { given, hours } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);

beforeEach(() => given(service).project());

const shop = { project: 'shop' };
const listed = async () => (await service.ok('ListKeys', shop)).keys;

it('a key is for evaluations and exposures of every feature by every page, unless it says otherwise', async () => {
  const { key, secret } = await service.ok('CreateKey', shop);
  expect(secret).toMatch(RegExp(`^pk_${key.id}_[-\\w]{43}$`));
  expect(key).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{16}$/),
    project: 'shop',
    description: '',
    scopes: ['evaluate', 'expose'],
    features: ['*'],
    origins: ['*'],
    requestsPerSecond: 100,
    createdTime: hours(0),
    lastUpdatedTime: hours(0),
  });
  expect(await listed()).toEqual([key]);
  expect(await grantedBy(service, secret)).toMatchObject({ id: key.id, project: 'shop' });
});

it('a key that was changed allows what it says now', async () => {
  const { id, secret } = await openKeyClient(service);
  service.clock.now += 60_000;
  const changes = { features: ['cart-*', 'search', 'search'], origins: ['https://shop.test'], requestsPerSecond: 5 };
  const { key } = await service.ok('UpdateKey', { ...shop, key: id, ...changes });
  expect(key).toMatchObject({ features: ['cart-*', 'search'], scopes: ['evaluate', 'expose'], requestsPerSecond: 5 });
  expect(await listed()).toEqual([key]);
  expect(await grantedBy(service, secret)).toMatchObject({ features: ['cart-*', 'search'], requestsPerSecond: 5 });
});

it('a key that is revoked, expired, of a deleted project or another secret is not valid', async () => {
  const { id, secret } = await openKeyClient(service);
  const expiring = await openKeyClient(service, { expiresTime: hours(1) });
  const wrong = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
  expect(await grantedBy(service, wrong)).toBeUndefined();
  expect(await grantedBy(service, expiring.secret.replace(expiring.id, id))).toBeUndefined();
  expect(await grantedBy(service, expiring.secret)).toBeDefined();
  service.clock.now += 3_600_000;
  expect(await grantedBy(service, expiring.secret)).toBeUndefined();
  await service.ok('DeleteKey', { ...shop, key: id });
  expect(await grantedBy(service, secret)).toBeUndefined();
  const last = await openKeyClient(service);
  await service.ok('DeleteProject', shop);
  expect(await grantedBy(service, last.secret)).toBeUndefined();
  await given(service).project();
  expect([await listed(), await grantedBy(service, last.secret)]).toEqual([[], undefined]);
});

it('a project has 20 keys at most, and the next when one is revoked', async () => {
  const made = [];
  for (let nth = 0; nth < 20; nth++) made.push(await service.ok('CreateKey', shop));
  expect(await service.call('CreateKey', shop)).toMatchObject({
    error: 'ServiceQuotaExceededException',
    body: { message: 'The quota of 20 keys is exceeded.' },
  });
  await service.ok('DeleteKey', { ...shop, key: made[0].key.id });
  await service.ok('CreateKey', shop);
  await service.ok('DeleteProject', shop);
});

it.each([
  [{ scopes: ['events'] }, 'origins must name the origins of the pages'],
  [{ scopes: ['enrolOnBulk'] }, 'scopes must have evaluate beside enrolOnBulk'],
  [{ scopes: [] }, 'scopes must have 1 to 4 items'],
  [{ expiresTime: hours(-1) }, 'expiresTime must be in the future; DeleteKey ends a key at once'],
  [{ origins: ['https://shop.test/'] }, ': an origin such as https://shop.example, without a path, or * for all'],
  [{ features: ['a*b'] }, ': a name, or the beginning of names with * at its end'],
])('%j is refused: %s', async (settings, message) => {
  const answer = await service.call('CreateKey', { ...shop, ...settings });
  expect([answer.status, answer.body.message]).toEqual([400, expect.stringContaining(message)]);
  expect(await listed()).toEqual([]);
});

it('a key of another project is not there', async () => {
  await given(service).project('other');
  const { id } = await openKeyClient(service);
  for (const name of ['UpdateKey', 'DeleteKey'] as const) {
    const { status, body } = await service.call(name, { project: 'other', key: id });
    const arn = `arn:aws:evidently:us-east-1:123456789012:project/other/key/${id}`;
    expect([status, body]).toEqual([
      404,
      { message: `Key with arn '${arn}' does not exist.`, resourceId: arn, resourceType: 'key' },
    ]);
  }
  expect(await listed()).toHaveLength(1);
});

it('history has each change of a key, and nothing has its secret: no item, no event, no report, no log line', async () => {
  const printed: string[] = [];
  const capture = (chunk: string | Uint8Array) => printed.push(String(chunk)) > 0;
  const [out, err] = [jest.spyOn(process.stdout, 'write'), jest.spyOn(process.stderr, 'write')];
  out.mockImplementation(capture);
  err.mockImplementation(capture);
  await given(service).feature();
  service.clock.now += 1;
  const { id, secret, call } = await openKeyClient(service, { description: 'pages' });
  await call('EvaluateFlags', { context: { targetingKey: 'ann' } });
  await call('EvaluateFlag', { key: 'nothing' });
  await call('ReportExposures', { tokens: ['x'] });
  service.clock.now += 1;
  await service.ok('UpdateKey', { ...shop, key: id, scopes: ['evaluate'] });
  service.clock.now += 1;
  await service.ok('DeleteKey', { ...shop, key: id });
  jest.restoreAllMocks();
  const { history } = await service.ok('ListHistory', shop);
  const [removed, changed, made] = history;
  expect([removed, changed, made].map(({ operation }) => operation)).toEqual(['DeleteKey', 'UpdateKey', 'CreateKey']);
  expect(made.after.key).toMatchObject({ id, description: 'pages', scopes: ['evaluate', 'expose'] });
  expect(changed.after.key.scopes).toEqual(['evaluate']);
  const client = new DynamoDBClient(dynamodb.config);
  const { Items: items = [] } = await client.send(new ScanCommand({ TableName: service.tableName }));
  client.destroy();
  const { entities } = await service.service.store.history.list(
    { owner: (await service.service.store.projects.get('shop'))?.entity.id ?? '', now: service.clock.now },
    { limit: 100 },
  );
  const events = entities.flatMap((record) => eventsOf(record, service.service.deployment));
  expect(events.map(({ detail }) => (detail as { eventName?: string }).eventName)).toContain('CreateKey');
  const everything = JSON.stringify([items, events, history, service.reports, printed]);
  const [, , hidden = ''] = secret.split(/_(?=[-\w]{43}$)|_(?=[0-9a-f]{16}_)/);
  expect(hidden).toHaveLength(43);
  expect(everything).toContain(id);
  expect(everything).not.toContain(hidden);
});
