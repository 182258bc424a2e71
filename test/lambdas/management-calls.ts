/**
 * Every management operation once, and the project that they are about.
 */
import type { OperationName } from '../../contract/index.ts';
import { DEFAULT_SCOPES } from '../../domain/key/key.ts';
import { guardLaunch } from '../../lambdas/time/guard-launch.ts';
import type { TestService } from '../support/in-process.ts';
import {
  account,
  arms,
  experimentInput,
  given,
  hours,
  launchInput,
  type Members,
  segmentInput,
  variations,
} from './resources.ts';

const shop = { project: 'shop' };
/** The ids of keys of the shop. */
export const keyIds = { kept: '0'.repeat(16), revoked: '1'.repeat(16) };
const withoutProject = ({ project: _, ...members }: Members): Members => members;
/**
 * Every management operation once, in an order in which each succeeds. Each may be made again, ContinueLaunch of a
 * launch that is held again, and ShipVariation for what runs again.
 */
export const managementCalls: readonly (readonly [OperationName, Members])[] = [
  ['CreateProject', { name: 'new' }],
  ['GetProject', shop],
  ['ListProjects', { maxResults: 1 }],
  ['UpdateProject', { ...shop, description: 'new' }],
  ['UpdateProjectDataDelivery', { ...shop, cloudWatchLogs: { logGroup: 'events' } }],
  ['DeleteProject', { project: 'new' }],
  ['CreateFeature', { ...shop, name: 'new', variations: variations('off', 'on') }],
  ['GetFeature', { ...shop, feature: 'search' }],
  ['ListFeatures', { ...shop, maxResults: 1 }],
  ['ListFeatureUsage', shop],
  ['GetService', {}],
  ['UpdateFeature', { ...shop, feature: 'search', addOrUpdateVariations: variations('third') }],
  ['RevertChange', { ...shop, id: 'newest', time: hours(0) }],
  ['DeleteFeature', { ...shop, feature: 'new' }],
  ['ShipVariation', { ...shop, feature: 'shipped', variation: 'on' }],
  ['CreateSegment', segmentInput('new')],
  ['GetSegment', { segment: 'chrome' }],
  ['ListSegments', { maxResults: 1 }],
  ['ListSegmentReferences', { segment: 'chrome', type: 'EXPERIMENT', maxResults: 1 }],
  ['TestSegmentPattern', { pattern: '{"a":[1]}', payload: '{"a":1}' }],
  ['DeleteSegment', { segment: 'new' }],
  ['CreateLaunch', launchInput('new')],
  ['GetLaunch', { ...shop, launch: 'new' }],
  ['ListLaunches', { ...shop, status: 'CREATED', maxResults: 1 }],
  ['UpdateLaunch', { ...shop, launch: 'new', description: 'new' }],
  ['StartLaunch', { ...shop, launch: 'new' }],
  ['CreateExperiment', experimentInput('new', { segment: 'chrome' })],
  ['GetExperiment', { ...shop, experiment: 'new' }],
  ['ListExperiments', { ...shop, maxResults: 1 }],
  ['ListExperimentSummaries', { ...shop, maxResults: 1 }],
  ['UpdateExperiment', { ...shop, experiment: 'new', samplingRate: 50_000 }],
  ['StartExperiment', { ...shop, experiment: 'new', analysisCompleteTime: hours(5) }],
  ['TagResource', { resourceArn: `${account}:project/shop/experiment/new`, tags: { team: 'blue' } }],
  ['ListTagsForResource', { resourceArn: `${account}:project/shop/experiment/new` }],
  ['UntagResource', { resourceArn: `${account}:project/shop/experiment/new`, tagKeys: ['team'] }],
  ['ListHistory', { ...shop, maxResults: 1 }],
  ['ListAccountHistory', { maxResults: 1 }],
  ['StartTap', shop],
  ['ReadTap', { ...shop, id: 'tap' }],
  ['GetFeatureTraffic', { ...shop, feature: 'search' }],
  ['PreviewTraffic', { ...shop, feature: 'search', createLaunch: withoutProject(launchInput('planned')) }],
  ['GetEntity', { ...shop, entityId: 'someone' }],
  ['CreateKey', shop],
  ['ListKeys', { ...shop, maxResults: 1 }],
  ['UpdateKey', { ...shop, key: keyIds.kept, description: 'new' }],
  ['DeleteKey', { ...shop, key: keyIds.revoked }],
  ['ContinueLaunch', { ...shop, launch: 'held' }],
  ['StopLaunch', { ...shop, launch: 'new' }],
  ['DeleteLaunch', { ...shop, launch: 'new' }],
  ['StopExperiment', { ...shop, experiment: 'new' }],
  ['DeleteExperiment', { ...shop, experiment: 'new' }],
];

/** What a call is about: the newest change of a feature and an open tap have ids of their own. */
export const inputOf = async ({ ok }: TestService, input: Members): Promise<Members> => {
  if (input.id === 'tap') return { ...input, id: (await ok('StartTap', shop)).id };
  if (input.id !== 'newest') return input;
  const { history } = await ok('ListHistory', { ...shop, resource: 'feature/search', maxResults: 1 });
  return { ...input, id: history[0].id, time: history[0].time };
};

let holds = 0;
/** Holds a launch of the shop, as a guard does. */
export const hold = async ({ service: { store, clock } }: TestService, name: string) => {
  const projectId = (await store.projects.get('shop'))?.entity.id ?? '';
  holds += 1;
  const finding = { subject: 'test', id: `test-${holds}`, action: 'HOLD', reason: 'a test', detail: {} } as const;
  await guardLaunch({ store, now: clock() }, { project: 'shop', name, projectId }, () => finding);
};

/** Makes a key of the shop with this id. */
export const makeKey = async ({ service: { store }, clock: { now } }: TestService, id: string): Promise<void> => {
  const shop = await store.projects.get('shop');
  const may = { scopes: DEFAULT_SCOPES, features: ['*'], origins: ['*'], requestsPerSecond: 100 };
  const times = { createdTime: now, lastUpdatedTime: now };
  const key = { id, project: 'shop', description: '', ...may, digest: 'x'.repeat(43), ...times };
  const record = {
    id: `key-${id}-${now}`,
    time: now,
    operation: 'CreateKey',
    resourceType: 'project',
    name: 'shop',
  } as const;
  if (shop) await store.keys.create(shop.entity, key, record);
};

/** Starts a launch and an experiment on the feature whose variation is shipped. */
export const runOnShipped = async (service: TestService, name: string) => {
  const make = given(service);
  const shipped = arms({ a: 'off', b: 'on' }, 'shipped');
  await make.launch(name, { groups: shipped });
  await make.startLaunch(name);
  await make.experiment(name, { treatments: shipped });
  await make.startExperiment(name, hours(100));
};

/** What {@link managementCalls} are about, beside so many others of each kind. */
export const openShop = async (service: TestService, others: number) => {
  const make = given(service);
  await make.project();
  await make.feature();
  await make.segment('chrome');
  await make.experiment('first', { segment: 'chrome' });
  await make.feature('held');
  await make.launch('held', { groups: arms({ a: 'off', b: 'on' }, 'held') });
  await make.startLaunch('held');
  await hold(service, 'held');
  await make.feature('shipped');
  await runOnShipped(service, 'shipped');
  for (const id of Object.values(keyIds)) await makeKey(service, id);
  const names = Array.from({ length: others }, (_, index) => `other-${index}`);
  const other = async (name: string, index: number) => {
    await make.feature(name);
    await (index % 4 === 0 ? make.segment(name) : make.project(name));
    if (index % 2 === 0) {
      await make.launch(name, { groups: arms({ a: 'off', b: 'on' }, name) });
      if (index % 10 === 0) await make.startLaunch(name);
    } else {
      await make.experiment(name, { treatments: arms({ a: 'off', b: 'on' }, name), segment: 'chrome' });
      if (index % 10 === 1) await make.startExperiment(name, hours(100));
    }
  };
  const left = [...names.entries()];
  const work = async () => {
    for (let next = left.pop(); next; next = left.pop()) await other(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: 10 }, work));
};
