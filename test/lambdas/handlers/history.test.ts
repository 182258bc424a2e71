import { startTime } from '../../support/in-process.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';
import { account, given, hours, type Members, step } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useSharedService(dynamodb);
const shop = `${account}:project/shop`;
const hour = 3_600_000;

interface HistoryRecord {
  readonly id: string;
  readonly time: number;
  readonly operation: string;
  readonly actor?: string;
  readonly resource: string;
  readonly resourceType: string;
  readonly before?: Members;
  readonly after?: Members;
}
const historyOf = async (resource?: string, more: Members = {}): Promise<HistoryRecord[]> =>
  (await service.ok('ListHistory', { project: 'shop', resource, maxResults: 100, ...more })).history;
const operationsOf = async (resource?: string) => (await historyOf(resource)).map(({ operation }) => operation);

beforeAll(async () => {
  const make = given({
    ok: (operation, input) => {
      service.clock.now += 1_000;
      return service.ok(operation, input);
    },
  });
  await make.project();
  await make.feature();
  await make.segment('chrome');
  await make.launch('l', { scheduledSplitsConfig: { steps: [0, 1, 2].map((at) => step(hours(at), { a: at })) } });
  await make.experiment('e');
  await make.startLaunch('l');
  await make.startExperiment('e', hours(1.5));
});

const changes = [
  'StartExperiment',
  'StartLaunch',
  'CreateExperiment',
  'CreateLaunch',
  'CreateFeature',
  'CreateProject',
] as const;

it('lists each change of the project, the newest first, and reads none', async () => {
  const history = await historyOf();
  expect(history.map(({ operation }) => operation)).toEqual(changes);
  const times = history.map(({ time }) => time);
  expect(times).toEqual([...times].sort((a, b) => b - a));
  expect(new Set(history.map(({ id }) => id)).size).toBe(changes.length);
  expect(new Set(history.map(({ actor }) => actor))).toEqual(new Set(['arn:aws:iam::123456789012:user/tester']));
});

it('tells what was created, changed and deleted', async () => {
  service.clock.now += 1_000;
  await service.ok('UpdateFeature', { project: 'shop', feature: 'search', description: 'new' });
  await given(service).feature('short');
  service.clock.now += 1_000;
  await service.ok('DeleteFeature', { project: 'shop', feature: 'short' });
  const [updated, created] = await historyOf('feature/search');
  expect(updated).toMatchObject({
    operation: 'UpdateFeature',
    resource: `${shop}/feature/search`,
    resourceType: 'feature',
    time: service.clock.now / 1000 - 1,
  });
  const { lastUpdatedTime: _, ...before } = updated?.before ?? {};
  expect(before).toEqual({ description: '' });
  expect(updated?.after).toEqual({ description: 'new', lastUpdatedTime: (service.clock.now - 1_000) / 1000 });
  expect(created).toMatchObject({ operation: 'CreateFeature', after: { name: 'search', defaultVariation: 'off' } });
  expect(created).not.toHaveProperty('before');
  const [deleted] = await historyOf('feature/short');
  expect(deleted).toMatchObject({ operation: 'DeleteFeature', before: { name: 'short' } });
  expect(deleted).not.toHaveProperty('after');
});

it('shows times in epoch seconds at every depth, and nothing that only the service knows', async () => {
  const [started, created] = await historyOf('launch/l');
  const { launch } = await service.ok('GetLaunch', { project: 'shop', launch: 'l' });
  const { steps } = launch.scheduledSplitsDefinition;
  expect(created?.after).toMatchObject({ createdTime: launch.createdTime, lastUpdatedTime: launch.createdTime, steps });
  expect(started?.after).toMatchObject({ startedTime: launch.execution.startedTime, stepInForce: steps[0] });
  const [experiment] = await historyOf('experiment/e');
  expect(experiment?.after?.analysisCompleteTime).toBe(hours(1.5));
  for (const { before, after } of await historyOf())
    for (const state of [before ?? {}, after ?? {}])
      expect(Object.keys(state)).toEqual(expect.not.arrayContaining(['id', 'stepsBegun']));
});

it.each([
  ['launch/l', ['StartLaunch', 'CreateLaunch']],
  [`${shop}/experiment/e`, ['StartExperiment', 'CreateExperiment']],
  ['project/shop', ['CreateProject']],
  [shop, ['CreateProject']],
  ['feature/none', []],
])('of %s alone', async (resource, operations) => {
  expect(await operationsOf(resource)).toEqual(operations);
});

const notInShop = [`${account}:project/other`, `${account}:project/other/launch/l`, 'segment/chrome'];
it.each(['nothing', 'launch/', 'launch/l#1', `feature/${'a'.repeat(2_000)}`, ...notInShop])(
  'refuses %s as a resource',
  async (resource) => {
    const { error, body } = await service.call('ListHistory', { project: 'shop', resource });
    expect([error, body.fieldList[0].name]).toEqual(['ValidationException', 'resource']);
  },
);

it('in pages, which hold while changes are made', async () => {
  const first = await service.ok('ListHistory', { project: 'shop', resource: 'launch/l', maxResults: 1 });
  expect(first.history.map(({ operation }: HistoryRecord) => operation)).toEqual(['StartLaunch']);
  service.clock.now += 1_000;
  await service.ok('UpdateLaunch', { project: 'shop', launch: 'l', description: 'new' });
  const page = { project: 'shop', resource: 'launch/l', nextToken: first.nextToken };
  const second = await service.ok('ListHistory', page);
  expect(second.history.map(({ operation }: HistoryRecord) => operation)).toEqual(['CreateLaunch']);
  expect(second).not.toHaveProperty('nextToken');
  for (const other of [{ resource: 'experiment/e' }, { resource: undefined }])
    expect((await service.call('ListHistory', { ...page, ...other })).error).toBe('ValidationException');
});

it('holds what happened by itself, at the time at which it did, once, by nobody', async () => {
  service.clock.now = startTime + 3 * hour;
  await Promise.all(Array.from({ length: 5 }, () => service.ok('GetProject', { project: 'shop' })));
  const own = (await historyOf()).filter(({ actor }) => actor === undefined);
  expect(own.map(({ operation, time, resource }) => [operation, time, resource])).toEqual([
    ['LaunchStepBegan', hours(2), `${shop}/launch/l`],
    ['ExperimentCompleted', hours(1.5), `${shop}/experiment/e`],
    ['LaunchStepBegan', hours(1), `${shop}/launch/l`],
  ]);
  expect(own[1]).toMatchObject({ before: { status: 'RUNNING' }, after: { status: 'COMPLETED' } });
});

it('has no record of what was refused', async () => {
  const before = await historyOf();
  await service.call('StartLaunch', { project: 'shop', launch: 'l' });
  await service.call('DeleteFeature', { project: 'shop', feature: 'search' });
  await service.call('CreateFeature', { project: 'shop', name: 'search', variations: [] });
  expect(await historyOf()).toEqual(before);
});

it('has one record of each operation that changes something', async () => {
  const arn = `${shop}/launch/l`;
  const calls = [
    ['UpdateProject', { project: 'shop', description: 'x' }],
    ['UpdateProjectDataDelivery', { project: 'shop', cloudWatchLogs: { logGroup: 'x' } }],
    ['TagResource', { resourceArn: arn, tags: { a: 'b' } }],
    ['UntagResource', { resourceArn: arn, tagKeys: ['a'] }],
    ['StopLaunch', { project: 'shop', launch: 'l' }],
    ['DeleteLaunch', { project: 'shop', launch: 'l' }],
    [
      'CreateExperiment',
      {
        project: 'shop',
        name: 'f',
        treatments: [],
        metricGoals: [{ metricDefinition: { name: 'm', entityIdKey: 'a', valueKey: 'b' } }],
      },
    ],
    ['UpdateExperiment', { project: 'shop', experiment: 'f', samplingRate: 5 }],
    ['DeleteExperiment', { project: 'shop', experiment: 'f' }],
  ] as const;
  const before = await operationsOf();
  for (const [operation, input] of calls) {
    service.clock.now += 1_000;
    await service.ok(operation, input);
  }
  expect(await operationsOf()).toEqual([...calls.map(([operation]) => operation).toReversed(), ...before]);
});

describe('between two times', () => {
  const within = async (more: Members, project = 'times') =>
    (await service.ok('ListHistory', { project, ...more })).history.map(({ operation }: HistoryRecord) => operation);
  let made = 0;
  beforeAll(async () => {
    service.clock.now += 10_000;
    made = service.clock.now / 1000;
    await given(service).project('times');
    service.clock.now += 1_000;
    await service.ok('UpdateProject', { project: 'times', description: 'one' });
    service.clock.now += 1_000;
    await service.ok('TagResource', { resourceArn: `${account}:project/times`, tags: { a: 'b' } });
  });

  it('has the first, and not the last', async () => {
    expect(await within({ from: made + 1 })).toEqual(['TagResource', 'UpdateProject']);
    expect(await within({ to: made + 1 })).toEqual(['CreateProject']);
    expect(await within({ from: made + 1, to: made + 2 })).toEqual(['UpdateProject']);
    expect(await within({ from: made + 1, to: made + 2, resource: 'project/times' })).toEqual(['UpdateProject']);
    expect(await within({ from: made + 2.001 })).toEqual([]);
    expect(await within({ from: -60_000_000_000, to: 0 })).toEqual([]);
  });

  it('in pages', async () => {
    const first = await service.ok('ListHistory', { project: 'times', from: made, to: made + 2, maxResults: 1 });
    expect(first.history).toMatchObject([{ operation: 'UpdateProject' }]);
    expect(await within({ from: made, to: made + 2, nextToken: first.nextToken })).toEqual(['CreateProject']);
  });

  it('as boto3 and the CLI write them in a query', async () => {
    const from = new Date((made + 1) * 1000).toISOString().replace(/\.\d+/, '');
    expect(await within({ from })).toEqual(await within({ from: made + 1 }));
    expect(await within({ from: from.replace('Z', '+00:00') })).toEqual(await within({ from: made + 1 }));
  });

  it.each([
    [{ from: 5, to: 5 }, 'to'],
    [{ from: 'noon' }, 'from'],
    [{ to: '2026-01-01' }, 'to'],
  ])('refuses %j', async (range, member) => {
    const { error, body } = await service.call('ListHistory', { project: 'times', ...range });
    expect([error, body.fieldList[0].name]).toEqual(['ValidationException', member]);
  });
});

describe('of what is in no project', () => {
  const accountHistory = async (more: Members = {}): Promise<HistoryRecord[]> =>
    (await service.ok('ListAccountHistory', { maxResults: 100, ...more })).history;
  const shown = (records: readonly HistoryRecord[]) => records.map(({ operation, resource }) => [operation, resource]);
  const [gone, visitors] = [`${account}:project/gone`, `${account}:segment/visitors`];
  let made = 0;
  beforeAll(async () => {
    service.clock.now += 10_000;
    made = service.clock.now / 1000;
    const calls = [
      ['CreateProject', { name: 'gone' }],
      ['CreateSegment', { name: 'visitors', pattern: '{"a":[1]}' }],
      ['CreateFeature', { project: 'gone', name: 'f', variations: [{ name: 'v', value: { boolValue: true } }] }],
      ['DeleteFeature', { project: 'gone', feature: 'f' }],
      ['TagResource', { resourceArn: visitors, tags: { a: 'b' } }],
      ['UpdateProject', { project: 'gone', description: 'soon' }],
      ['DeleteSegment', { segment: 'visitors' }],
      ['DeleteProject', { project: 'gone' }],
    ] as const;
    for (const [operation, input] of calls) {
      await service.ok(operation, input);
      service.clock.now += 1_000;
    }
  });

  it('are segments, and projects that are made or deleted', async () => {
    expect(shown(await accountHistory({ from: made }))).toEqual([
      ['DeleteProject', gone],
      ['DeleteSegment', visitors],
      ['TagResource', visitors],
      ['CreateSegment', visitors],
      ['CreateProject', gone],
    ]);
    expect(shown(await accountHistory({ resource: 'segment/visitors', to: made + 2 }))).toEqual([
      ['CreateSegment', visitors],
    ]);
    expect(shown(await accountHistory({ resource: gone }))).toEqual([
      ['DeleteProject', gone],
      ['CreateProject', gone],
    ]);
    expect((await accountHistory({ resource: 'segment/visitors' }))[0]).toMatchObject({
      before: { name: 'visitors', tags: { a: 'b' } },
    });
  });

  it('leads to the history of a deleted project, until another has its name', async () => {
    const { history } = await service.ok('ListHistory', { project: 'gone' });
    expect(history.map(({ operation }: HistoryRecord) => operation)).toEqual([
      'DeleteProject',
      'UpdateProject',
      'DeleteFeature',
      'CreateFeature',
      'CreateProject',
    ]);
    expect((await service.ok('ListHistory', { project: 'gone', resource: 'feature/f' })).history).toHaveLength(2);
    await given(service).project('gone');
    expect((await service.ok('ListHistory', { project: 'gone' })).history).toHaveLength(1);
    expect((await service.call('ListHistory', { project: 'never' })).error).toBe('ResourceNotFoundException');
  });

  it.each(['feature/search', `${account}:project/shop/launch/l`, 'nothing', 'segment/'])(
    'refuses %s as a resource',
    async (resource) => {
      const { error, body } = await service.call('ListAccountHistory', { resource });
      expect([error, body.fieldList[0].name]).toEqual(['ValidationException', 'resource']);
    },
  );
});
