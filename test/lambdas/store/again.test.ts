/**
 * What was decided about an entity does not happen to another one of its name, which was created after it was deleted.
 */
import { beginLaunch } from '../../../domain/lifecycle/launch.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { violations } from '../invariants.ts';
import { given, hours, step, variations } from '../resources.ts';
import { scan } from '../scan.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
beforeEach(async () => {
  await given(service).project();
  await given(service).feature();
  await given(service).segment('chrome');
});
afterEach(async () => expect(violations(await scan(dynamodb, service.tableName))).toEqual([]));

const store = () => service.service.store;
const record = { id: 'id', time: 0, operation: 'Test', resourceType: 'project', name: 'shop' } as const;
const quotas = { total: 10, running: 10 };

const found = async <Found>(read: Promise<Found | undefined>): Promise<Found> => (await read) as Found;
const recreate = async () => {
  await service.ok('DeleteFeature', { project: 'shop', feature: 'search' });
  await service.ok('DeleteProject', { project: 'shop' });
  await given(service).project('shop', { description: 'another' });
};

it('a project is not replaced by what came of the one before it', async () => {
  const before = await found(store().projects.get('shop'));
  await recreate();
  expect(await store().projects.replace(before, before.entity, record)).toBe('changed');
});

it('nothing is created in a project for the one before it', async () => {
  const { entity: project } = await found(store().projects.get('shop'));
  const feature = await found(store().features.get('shop', 'search'));
  const launch = await given(service).launch('l', { scheduledSplitsConfig: undefined });
  const { entity } = await found(store().launches.get('shop', launch.name));
  await service.ok('DeleteLaunch', { project: 'shop', launch: 'l' });
  await recreate();
  const recorded = { projectId: project.id, record };
  expect(await store().features.create(feature, 10, recorded)).toBe('projectMissing');
  await given(service).feature();
  const { version } = await found(store().features.get('shop', 'search'));
  const transition = { after: entity, features: { search: version }, patterns: {}, quotas };
  expect(await store().launches.move(transition, recorded)).toBe('projectMissing');
});

it('a feature is neither replaced nor deleted for the one before it', async () => {
  const { entity: project } = await found(store().projects.get('shop'));
  const before = await found(store().features.get('shop', 'search'));
  await service.ok('DeleteFeature', { project: 'shop', feature: 'search' });
  await given(service).feature('search', { variations: variations('new') });
  const recorded = { projectId: project.id, record };
  expect(await store().features.replace(before, before.entity, recorded)).toBe('changed');
  expect(await store().features.delete(before, recorded)).toBe('changed');
});

it('a launch neither names nor starts on the feature that was read before another of its name was made', async () => {
  const { entity: project } = await found(store().projects.get('shop'));
  const { version } = await found(store().features.get('shop', 'search'));
  await given(service).launch('l');
  const before = await found(store().launches.get('shop', 'l'));
  await service.ok('DeleteFeature', { project: 'shop', feature: 'search' });
  await given(service).feature();
  const rest = { features: { search: version }, patterns: {}, quotas };
  const recorded = { projectId: project.id, record };
  const started = beginLaunch(before.entity, 0);
  expect(await store().launches.move({ before, after: started, ...rest }, recorded)).toBe('changed');
  const drafted = { ...before.entity, name: 'n', id: 'n' };
  expect(await store().launches.move({ after: drafted, ...rest }, recorded)).toBe('changed');
});

it('a feature is not deleted when something has started on it since it was read', async () => {
  const { entity: project } = await found(store().projects.get('shop'));
  const before = await found(store().features.get('shop', 'search'));
  await given(service).launch('l');
  await given(service).startLaunch('l');
  expect(await store().features.delete(before, { projectId: project.id, record })).toBe('changed');
});

it('a project and a segment are not deleted for the ones before them, nor while something is in them', async () => {
  const segment = await found(store().segments.get('chrome'));
  await given(service).experiment('e', { segment: 'chrome' });
  expect(await store().segments.delete(segment, record)).toBe('changed');
  expect(await store().projects.delete(await found(store().projects.get('shop')), record)).toBe('changed');
  await service.ok('DeleteExperiment', { project: 'shop', experiment: 'e' });
  await service.ok('DeleteSegment', { segment: 'chrome' });
  await given(service).segment('chrome');
  const project = await found(store().projects.get('shop'));
  await recreate();
  expect(await store().segments.delete(segment, record)).toBe('changed');
  expect(await store().projects.delete(project, record)).toBe('changed');
});

it('a launch is not moved for the one before it', async () => {
  const { entity: project } = await found(store().projects.get('shop'));
  await given(service).launch('l');
  const before = await found(store().launches.get('shop', 'l'));
  await service.ok('DeleteLaunch', { project: 'shop', launch: 'l' });
  await given(service).launch('l');
  const transition = { before, after: before.entity, features: {}, patterns: {}, quotas };
  expect(await store().launches.move(transition, { projectId: project.id, record })).toBe('changed');
});

it('a segment is neither replaced nor referred to with the pattern of the one before it', async () => {
  const { entity: project } = await found(store().projects.get('shop'));
  const before = await found(store().segments.get('chrome'));
  const segmentOverrides = [{ segment: 'chrome', evaluationOrder: 1, weights: { a: 1 } }];
  await given(service).launch('l', {
    scheduledSplitsConfig: { steps: [step(hours(1), { a: 1 }, { segmentOverrides })] },
  });
  const { entity: launch } = await found(store().launches.get('shop', 'l'));
  const { version } = await found(store().features.get('shop', 'search'));
  await service.ok('DeleteLaunch', { project: 'shop', launch: 'l' });
  await service.ok('DeleteSegment', { segment: 'chrome' });
  await given(service).segment('chrome', { pattern: '{"another":[1]}' });
  expect(await store().segments.replace(before, before.entity, record)).toBe('changed');
  const patterns = { chrome: before.entity.pattern };
  const transition = { after: launch, features: { search: version }, patterns, quotas };
  expect(await store().launches.move(transition, { projectId: project.id, record })).toBe('changed');
});
