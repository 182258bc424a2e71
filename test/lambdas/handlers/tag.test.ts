import { useDynamoDB, useSharedService } from '../../support/use-service.ts';
import { account, days, given } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useSharedService(dynamodb, { quotas: { tags: 3 } });
beforeAll(async () => {
  const make = given(service);
  await make.project();
  await make.feature();
  await make.segment('chrome');
  for (const name of ['draft', 'running']) {
    await make.launch(`${name}-l`);
    await make.experiment(`${name}-e`, { segment: 'chrome' });
  }
  await make.startLaunch('running-l');
  await make.startExperiment('running-e', days(1));
});

const shop = `${account}:project/shop`;
const tagsOf = async (resourceArn: string) => (await service.ok('ListTagsForResource', { resourceArn })).tags;
const tag = (resourceArn: string, tags: object) => service.call('TagResource', { resourceArn, tags });

describe.each([
  ['project', shop, 'GetProject', { project: 'shop' }],
  ['feature', `${shop}/feature/search`, 'GetFeature', { project: 'shop', feature: 'search' }],
  ['launch', `${shop}/launch/draft-l`, 'GetLaunch', { project: 'shop', launch: 'draft-l' }],
  ['launch', `${shop}/launch/running-l`, 'GetLaunch', { project: 'shop', launch: 'running-l' }],
  ['experiment', `${shop}/experiment/draft-e`, 'GetExperiment', { project: 'shop', experiment: 'draft-e' }],
  ['experiment', `${shop}/experiment/running-e`, 'GetExperiment', { project: 'shop', experiment: 'running-e' }],
  ['segment', `${account}:segment/chrome`, 'GetSegment', { segment: 'chrome' }],
] as const)('the tags of a %s, %s', (type, arn, get, input) => {
  it('are added, replaced, removed, and shown with it, which changes nothing else', async () => {
    const before = (await service.ok(get, input))[type];
    expect((await tag(arn, { team: 'blue', stage: 'test' })).body).toEqual({});
    await tag(arn, { team: 'red' });
    expect(await tagsOf(arn)).toEqual({ team: 'red', stage: 'test' });
    expect((await service.ok(get, input))[type]).toEqual({
      ...before,
      version: before.version + 2,
      tags: { team: 'red', stage: 'test' },
    });
    expect(await service.ok('UntagResource', { resourceArn: arn, tagKeys: ['team', 'none'] })).toEqual({});
    expect(await tagsOf(arn)).toEqual({ stage: 'test' });
  });

  it('stop at their quota', async () => {
    await service.ok('UntagResource', { resourceArn: arn, tagKeys: ['stage'] });
    await tag(arn, { a: '1', b: '2', c: '3' });
    expect(await tag(arn, { a: 'replaced' })).toMatchObject({ status: 200 });
    // The model has no ServiceQuotaExceededException for this operation.
    expect(await tag(arn, { d: '4' })).toMatchObject({ error: 'ValidationException', body: { reason: 'other' } });
    expect(await tagsOf(arn)).toEqual({ a: 'replaced', b: '2', c: '3' });
  });
});

it('the key of a tag may be __proto__', async () => {
  const text = '{"__proto__":"a"}';
  await given(service).project('odd', { tags: JSON.parse(text) });
  const arn = `${account}:project/odd`;
  expect(JSON.stringify(await tagsOf(arn))).toBe(text);
  await tag(arn, JSON.parse('{"__proto__":"b"}'));
  expect(JSON.stringify(await tagsOf(arn))).toBe('{"__proto__":"b"}');
  await service.ok('UntagResource', { resourceArn: arn, tagKeys: ['__proto__'] });
  expect(await tagsOf(arn)).toEqual({});
});

it('tags that come with a new resource stop at the quota too', async () => {
  const tags = { a: '1', b: '2', c: '3', d: '4' };
  expect(await service.call('CreateProject', { name: 'tagged', tags })).toMatchObject({
    status: 402,
    body: { resourceId: `${account}:project/tagged`, resourceType: 'project', quotaCode: 'tags' },
  });
});

it.each([
  `${account}:project/none`,
  `${shop}/feature/none`,
  `${shop}/launch/none`,
  `${shop}/experiment/none`,
  `${account}:project/none/launch/none`,
  `${account}:segment/none`,
  `${account}:something/else`,
])('%s is not found', async (resourceArn) => {
  expect((await service.call('ListTagsForResource', { resourceArn })).error).toBe('ResourceNotFoundException');
  expect((await tag(resourceArn, { a: '1' })).error).toBe('ResourceNotFoundException');
  expect((await service.call('UntagResource', { resourceArn, tagKeys: ['a'] })).error).toBe(
    'ResourceNotFoundException',
  );
});

it.each(['arn:aws:s3:::bucket', `${shop.replace('evidently', 's3')}`])(
  '%s is of another service',
  async (resourceArn) => {
    for (const answer of [
      await service.call('ListTagsForResource', { resourceArn }),
      await tag(resourceArn, { a: '1' }),
      await service.call('UntagResource', { resourceArn, tagKeys: ['a'] }),
    ]) {
      expect(answer).toMatchObject({ error: 'ValidationException', body: { fieldList: [{ name: 'resourceArn' }] } });
      expect(answer.body.message).toContain(`is of the service s3. ARNs of this deployment begin with ${account}:`);
    }
  },
);

it.each([
  ['project', 'Project'],
  ['project/shop/feature', 'Feature'],
  ['segment', 'Segment'],
])('a %s of another account is not found as what it is', async (path, title) => {
  const resourceArn = `${account.replace('123456789012', '999999999999')}:${path}/x`;
  expect((await tag(resourceArn, { a: '1' })).body).toMatchObject({
    resourceId: resourceArn,
    resourceType: title.toLowerCase(),
    message: expect.stringContaining(`${title} with arn '${resourceArn}' does not exist. ARNs of this deployment`),
  });
});

it('UntagResource wants keys', async () => {
  expect((await service.call('UntagResource', { resourceArn: shop })).error).toBe('ValidationException');
});
