/**
 * Who is overridden goes into the history of its owner, and to nobody who listens to events: they are told how many there are.
 */
import type { eventsOf } from '../../../lambdas/stream/outbox.ts';
import { publish } from '../../../lambdas/stream/publish.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';
import { given } from '../resources.ts';
import { recordsOf } from './stream-records.ts';

const dynamodb = useDynamoDB();
const service = useSharedService(dynamodb);
let published: ReturnType<typeof eventsOf>[number][];
const shop = { project: 'shop' };
const overrides = (...ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, 'on']));

beforeAll(async () => {
  const make = given(service);
  await make.project();
  await make.feature('search', { entityOverrides: overrides('ada@example.com') });
  await service.ok('UpdateFeature', {
    ...shop,
    feature: 'search',
    entityOverrides: overrides('ada@example.com', 'bob'),
  });
  await service.ok('UpdateFeature', { ...shop, feature: 'search', entityOverrides: {} });
  await service.ok('UpdateFeature', { ...shop, feature: 'search', description: 'new' });
  await service.ok('UpdateFeature', { ...shop, feature: 'search', entityOverrides: overrides('bob') });
  await service.ok('TagResource', {
    resourceArn: 'arn:aws:evidently:us-east-1:123456789012:project/shop/feature/search',
    tags: { team: 'a' },
  });
  await service.ok('DeleteFeature', { ...shop, feature: 'search' });
  published = [];
  const send = async (events: readonly (typeof published)[number][]) => {
    published.push(...events);
    return [];
  };
  const { deployment, report } = service.service;
  await publish({ deployment, send, report }, { Records: await recordsOf(dynamodb, service.tableName) });
});

const ofFeature = () => published.filter(({ resources: [arn] }) => arn?.endsWith('feature/search'));

it('names nobody, in any event', () => {
  expect(ofFeature()).toHaveLength(7);
  expect(JSON.stringify(published)).not.toMatch(/ada@example\.com|bob/);
});

it('says how many there are, where they were given or changed', () => {
  const counts = ofFeature().map(({ detail }) => {
    const { requestParameters, responseElements } = detail as Record<string, Record<string, unknown> | null>;
    const { feature } = (responseElements ?? {}) as { feature?: Record<string, unknown> };
    return [detail.eventName, requestParameters?.entityOverrideCount, feature?.entityOverrideCount];
  });
  expect(counts).toEqual([
    ['CreateFeature', 1, 1],
    ['UpdateFeature', 2, 2],
    ['UpdateFeature', 0, 0],
    ['UpdateFeature', undefined, undefined],
    ['UpdateFeature', 1, 1],
    ['TagResource', undefined, undefined],
    ['DeleteFeature', undefined, undefined],
  ]);
});

it('shows them in the history', async () => {
  const { history } = await service.ok('ListHistory', { ...shop, resource: 'feature/search' });
  expect(JSON.stringify(history)).toContain('ada@example.com');
});
