/**
 * Versions: every answer about a resource says its own, each change raises it, and a change may expect one.
 */
import { type OperationName, operationNames, rowOf } from '../../../contract/index.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';
import { account, arms, given, hours, type Members, step } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useSharedService(dynamodb);
const shop = { project: 'shop' };
const kinds = {
  project: { get: ['GetProject', { project: 'shop' }], list: ['ListProjects', 'projects', {}] },
  feature: { get: ['GetFeature', { ...shop, feature: 'search' }], list: ['ListFeatures', 'features', shop] },
  launch: { get: ['GetLaunch', { ...shop, launch: 'l' }], list: ['ListLaunches', 'launches', shop] },
  experiment: { get: ['GetExperiment', { ...shop, experiment: 'e' }], list: ['ListExperiments', 'experiments', shop] },
  segment: { get: ['GetSegment', { segment: 'chrome' }], list: ['ListSegments', 'segments', {}] },
} as const;
type Kind = keyof typeof kinds;
const versionOf = async (kind: Kind): Promise<number> => {
  const [operation, input] = kinds[kind].get;
  return (await service.ok(operation, input))[kind].version;
};

describe('a version', () => {
  beforeAll(async () => {
    const make = given(service);
    await make.project();
    await make.feature();
    await make.segment('chrome');
    await make.launch('l');
    await make.experiment('e');
  });

  it.each(Object.keys(kinds) as Kind[])('of a %s is the same alone and in lists, all or of a status', async (kind) => {
    const [operation, member, input] = kinds[kind].list;
    const version = await versionOf(kind);
    expect(Number.isSafeInteger(version)).toBe(true);
    const name = kinds[kind].get[1] as Readonly<Record<string, string>>;
    const listed = async (more: Members = {}) =>
      (await service.ok(operation, { ...input, ...more }))[member].find((one: Members) => one.name === name[kind])
        .version;
    expect(await listed()).toBe(version);
    if (kind === 'launch' || kind === 'experiment') expect(await listed({ status: 'CREATED' })).toBe(version);
  });

  it('is in the answers of creations and changes, and rises with each', async () => {
    const feature = await given(service).feature('answers');
    const calls = [
      ['UpdateFeature', { ...shop, feature: 'answers', description: 'new' }, 'feature'],
      ['UpdateFeature', { ...shop, feature: 'answers', description: 'newer' }, 'feature'],
    ] as const;
    const versions = [feature.version];
    for (const [operation, input, member] of calls) versions.push((await service.ok(operation, input))[member].version);
    expect(versions).toEqual([feature.version, feature.version + 1, feature.version + 2]);
    const launch = await given(service).launch('answers', { groups: arms({ a: 'off', b: 'on' }, 'answers') });
    const updated = (await service.ok('UpdateLaunch', { ...shop, launch: 'answers', description: 'new' })).launch;
    expect([updated.version, (await given(service).startLaunch('answers')).version]).toEqual([
      launch.version + 1,
      launch.version + 2,
    ]);
  });

  it('of a feature rises when something starts or stops on it, and when it ships', async () => {
    const { ok } = service;
    const feature = await given(service).feature('runs');
    const groups = arms({ a: 'off', b: 'on' }, 'runs');
    const now = async () => (await ok('GetFeature', { ...shop, feature: 'runs' })).feature.version - feature.version;
    await given(service).launch('runs', { groups });
    await given(service).startLaunch('runs');
    expect(await now()).toBe(1);
    await given(service).experiment('runs', { treatments: groups });
    await given(service).startExperiment('runs', hours(1));
    expect(await now()).toBe(2);
    const dry = await ok('ShipVariation', { ...shop, feature: 'runs', variation: 'on', dryRun: true });
    expect([dry.feature.version - feature.version, await now()]).toEqual([2, 2]);
    const shipped = await ok('ShipVariation', { ...shop, feature: 'runs', variation: 'on' });
    expect([shipped.feature.version - feature.version, await now()]).toEqual([5, 5]);
  });

  it('rises with tags, of every kind', async () => {
    for (const [kind, arn] of Object.entries({
      project: 'project/shop',
      feature: 'project/shop/feature/search',
      launch: 'project/shop/launch/l',
      experiment: 'project/shop/experiment/e',
      segment: 'segment/chrome',
    })) {
      const before = await versionOf(kind as Kind);
      await service.ok('TagResource', { resourceArn: `${account}:${arn}`, tags: { team: 'blue' } });
      expect([kind, await versionOf(kind as Kind)]).toEqual([kind, before + 1]);
    }
  });
});

/** Every operation that takes one, in an order in which each succeeds, with what has the version. */
const changes: readonly (readonly [OperationName, Members, Kind])[] = [
  ['UpdateProject', { ...shop, description: 'new' }, 'project'],
  ['UpdateProjectDataDelivery', { ...shop, cloudWatchLogs: { logGroup: 'events' } }, 'project'],
  ['UpdateFeature', { ...shop, feature: 'search', description: 'new' }, 'feature'],
  ['UpdateLaunch', { ...shop, launch: 'l', description: 'new' }, 'launch'],
  ['StartLaunch', { ...shop, launch: 'l' }, 'launch'],
  ['StopLaunch', { ...shop, launch: 'l' }, 'launch'],
  ['DeleteLaunch', { ...shop, launch: 'l' }, 'launch'],
  ['UpdateExperiment', { ...shop, experiment: 'e', description: 'new' }, 'experiment'],
  ['StartExperiment', { ...shop, experiment: 'e', analysisCompleteTime: hours(1) }, 'experiment'],
  ['StopExperiment', { ...shop, experiment: 'e' }, 'experiment'],
  ['DeleteExperiment', { ...shop, experiment: 'e' }, 'experiment'],
  ['ShipVariation', { ...shop, feature: 'search', variation: 'on' }, 'feature'],
  ['DeleteFeature', { ...shop, feature: 'search' }, 'feature'],
  ['DeleteSegment', { segment: 'chrome' }, 'segment'],
];

describe('an expected version', () => {
  it('is taken by every change of a resource that exists', () => {
    const taking = operationNames.filter((name) => {
      const { query, body } = rowOf(name);
      return Object.hasOwn({ ...query?.shape, ...body?.shape }, 'expectedVersion');
    });
    const made = [...changes.map(([name]) => name), 'ContinueLaunch', 'DeleteProject'];
    expect(taking.toSorted()).toEqual(made.toSorted());
  });

  it('that is not there any more refuses the change with the one that is, and the right one lets it be', async () => {
    for (const [operation, input, kind] of changes) {
      const current = await versionOf(kind);
      const stale = await service.call(operation, { ...input, expectedVersion: current - 1 });
      expect([operation, stale.error, stale.body]).toEqual([
        operation,
        'ConflictException',
        {
          message: expect.stringMatching(
            RegExp(
              `has the version ${current}, not ${current - 1}: it was changed since it was read, last .*Z\\. Read`,
            ),
          ),
          resourceId: expect.stringContaining(account),
          resourceType: kind,
          currentVersion: current,
        },
      ]);
      expect(await versionOf(kind)).toBe(current);
      await service.ok(operation, { ...input, expectedVersion: current });
    }
  });

  it('guards a continuation and the deletion of a project', async () => {
    const continued = { ...shop, launch: 'held', expectedVersion: 1 };
    await given(service).feature('held');
    await given(service).launch('held', {
      groups: arms({ a: 'off' }, 'held'),
      scheduledSplitsConfig: { steps: [step(hours(0), { a: 1 })] },
    });
    expect((await service.call('ContinueLaunch', continued)).body.currentVersion).toBeGreaterThanOrEqual(0);
    await given(service).project('gone');
    const { error } = await service.call('DeleteProject', { project: 'gone', expectedVersion: 1 });
    expect(error).toBe('ConflictException');
    const { version } = (await service.ok('GetProject', { project: 'gone' })).project;
    await service.ok('DeleteProject', { project: 'gone', expectedVersion: version });
  });

  it('lets one of two editors win, and tells the other', async () => {
    await given(service).feature('edited');
    const { version } = (await service.ok('GetFeature', { ...shop, feature: 'edited' })).feature;
    const edit = (description: string) =>
      service.call('UpdateFeature', { ...shop, feature: 'edited', description, expectedVersion: version });
    const answers = await Promise.all(['one', 'other', 'third'].map(edit));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it.each(['7', 1.5, null])('may not be %j', async (expectedVersion) => {
    const { status, body } = await service.call('UpdateProject', { ...shop, expectedVersion });
    if (expectedVersion === null) expect(status).toBe(200);
    else expect(body.fieldList[0].name).toBe('expectedVersion');
  });

  it('in a query is a number too', async () => {
    const { body } = await service.call('DeleteProject', { ...shop, expectedVersion: 'seven' });
    expect(body.fieldList[0].name).toBe('expectedVersion');
  });
});
