import { allOperations } from '../../../lambdas/functions/all-operations.ts';
import { dispatcher } from '../../../lambdas/http/dispatch.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';
import { account, given, hours } from '../resources.ts';
import { openStack, type Properties, type Resource } from './stack.ts';

const service = useSharedService(useDynamoDB());

let count = 0;
let shop = '';
const stack = openStack(service);

beforeEach(async () => {
  count += 1;
  shop = `shop-${count}`;
  await given(service).project(shop);
  await given(service).feature('search', { project: shop });
});

const arn = (path: string) => `${account}:project/${shop}/${path}`;

const feature = (more: Properties = {}): Resource => ({
  type: 'feature',
  properties: {
    Project: `${account}:project/${shop}`,
    Name: 'flag',
    Variations: [{ VariationName: 'on', BooleanValue: 'true' }],
    ...more,
  },
});

const launch = (more: Properties = {}): Resource => ({
  type: 'launch',
  properties: {
    Project: shop,
    Name: 'spring',
    Groups: [{ GroupName: 'a', Feature: 'search', Variation: 'on' }],
    ScheduledSplitsConfig: [{ StartTime: '0', GroupWeights: [{ GroupName: 'a', SplitWeight: '1000' }] }],
    ExecutionStatus: { Status: 'START' },
    ...more,
  },
});

const experiment = (AnalysisCompleteTime: number, more: Properties = {}): Resource => ({
  type: 'experiment',
  properties: {
    Project: shop,
    Name: 'price',
    Treatments: [
      { TreatmentName: 'a', Feature: 'search', Variation: 'off' },
      { TreatmentName: 'b', Feature: 'search', Variation: 'on' },
    ],
    MetricGoals: [{ MetricName: 'price', EntityIdKey: 'user.id', ValueKey: 'price', DesiredChange: 'INCREASE' }],
    OnlineAbConfig: {},
    RunningStatus: { Status: 'START', AnalysisCompleteTime: String(AnalysisCompleteTime) },
    ...more,
  },
});

const statusOf = async (path: string): Promise<number> => {
  const [kind = '', name = ''] = path.split('/');
  const operation = `Get${kind.charAt(0).toUpperCase()}${kind.slice(1)}` as 'GetFeature';
  return (await service.call(operation, { project: shop, [kind]: name })).status;
};

describe('a resource of a stack', () => {
  it('is its ARN, as Ref and as attribute, and the history names the stack', async () => {
    const answer = await stack.create(feature());
    expect(answer).toEqual({
      Status: 'SUCCESS',
      RequestId: expect.stringMatching(/^[-0-9a-f]{36}$/),
      StackId: stack.id,
      LogicalResourceId: 'Flag',
      PhysicalResourceId: arn('feature/flag'),
      Data: { Arn: arn('feature/flag'), Name: 'flag' },
    });
    const entries = await service.ok('ListHistory', { project: shop, resource: arn('feature/flag') });
    expect(JSON.stringify(entries)).toContain(stack.id);
  });

  it('is marked by tags, beside those of the template', async () => {
    await stack.create({ ...feature({ Tags: [{ Key: 'team', Value: 'web' }] }), requestId: 'one' });
    const { feature: found } = await service.ok('GetFeature', { project: shop, feature: 'flag' });
    expect(found.tags).toEqual({
      team: 'web',
      'selfevident:stack': 'flags/6c1ab1c0-0001-11f0-8000-0affe0000001',
      'selfevident:logical-id': 'Flag',
      'selfevident:request': 'one',
    });
  });

  it('is replaced when its name changes, and is adopted when that is rolled back', async () => {
    const first = (await stack.create(feature())).PhysicalResourceId ?? '';
    const renamed = feature({ Name: 'banner' });
    const { PhysicalResourceId: second = '' } = await stack.update(renamed, first);
    expect(second).toBe(arn('feature/banner'));
    expect((await stack.update(feature(), second)).PhysicalResourceId).toBe(first);
    await stack.remove(renamed, second);
    expect([await statusOf('feature/flag'), await statusOf('feature/banner')]).toEqual([200, 404]);
  });

  it('is made again when somebody deleted it', async () => {
    const { PhysicalResourceId: id = '' } = await stack.create(feature());
    await service.ok('DeleteFeature', { project: shop, feature: 'flag' });
    expect(await stack.update(feature(), id)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(await statusOf('feature/flag')).toBe(200);
  });
});

describe('a name that is taken', () => {
  it('is refused, with the cure, and nothing of the other is deleted', async () => {
    await given(service).feature('flag', { project: shop });
    const answer = await stack.create(feature());
    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'not-created:Flag' });
    expect(answer.Reason).toMatch(/^Name flag is taken: .* selfevident:logical-id=Flag$/);
    expect(await stack.remove(feature(), 'not-created:Flag')).toMatchObject({ Status: 'SUCCESS' });
    expect(await statusOf('feature/flag')).toBe(200);
  });

  it('can be given to the stack by the tags that the reason names', async () => {
    await given(service).feature('flag', { project: shop });
    const { Reason = '' } = await stack.create(feature());
    const marks = [...Reason.matchAll(/(selfevident:[\w-]+)=(\S+)/g)].map(([, key, value]) => [key, value]);
    await service.ok('TagResource', { resourceArn: arn('feature/flag'), tags: Object.fromEntries(marks) });
    expect(await stack.create(feature())).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: arn('feature/flag') });
  });

  it('by a resource of another stack is refused, and a deletion leaves that alone', async () => {
    const other = openStack(service, 'others');
    const { PhysicalResourceId: id = '' } = await other.create(feature());
    expect((await stack.create(feature())).Status).toBe('FAILED');
    expect((await stack.remove(feature(), id)).Status).toBe('SUCCESS');
    expect(await statusOf('feature/flag')).toBe(200);
  });

  it('by the same segment is no way to change it, and its rollback succeeds', async () => {
    const segment = (Pattern: string): Resource => ({
      type: 'segment',
      properties: { Name: `testers-${count}`, Pattern },
    });
    const { PhysicalResourceId: id = '' } = await stack.create(segment('{"a":["b"]}'));
    const changed = await stack.update(segment('{"a":["c"]}'), id);
    expect(changed).toMatchObject({ Status: 'FAILED', PhysicalResourceId: id });
    expect(changed.Reason).toBe('Pattern cannot change in a segment: give the segment a new name');
    expect((await stack.update(segment('{"a":["b"]}'), id)).Status).toBe('SUCCESS');
  });

  it('of a project that does not exist fails an update, and its rollback succeeds', async () => {
    const { PhysicalResourceId: id = '' } = await stack.create(feature());
    const broken = await stack.update(feature({ Project: 'nowhere' }), id);
    expect(broken).toMatchObject({ Status: 'FAILED', PhysicalResourceId: id });
    expect(broken.Reason).toContain("project/nowhere' does not exist");
    expect(await stack.update(feature(), id)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
  });
});

describe('a failure', () => {
  it('names paths of the template', async () => {
    const { Reason } = await stack.create(feature({ Variations: [{ VariationName: 'on', BooleanValue: 'yes' }] }));
    expect(Reason).toBe('Variations[0].BooleanValue must be true or false');
  });

  it('of the API names paths of the template too', async () => {
    const { Reason } = await stack.create(feature({ DefaultVariation: 'off' }));
    expect(Reason).toBe(
      "DefaultVariation 'off' is not a variation of the feature (CreateFeature: ValidationException)",
    );
  });

  it('after the creation deletes what was made', async () => {
    const answer = await stack.create(experiment(hours(-1)));
    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'not-created:Flag' });
    expect(answer.Reason).toMatch(/^RunningStatus\.AnalysisCompleteTime must be in the future/);
    expect(await statusOf('experiment/price')).toBe(404);
  });

  it('leaves alone what an earlier event made', async () => {
    const { PhysicalResourceId: id = '' } = await stack.create(experiment(hours(24), { RunningStatus: undefined }));
    const answer = await stack.create(experiment(hours(-1)));
    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'not-created:Flag' });
    expect([id, await statusOf('experiment/price')]).toEqual([arn('experiment/price'), 200]);
  });

  it('of a replacement deletes the new and keeps the old', async () => {
    const { PhysicalResourceId: id = '' } = await stack.create(experiment(hours(24)));
    const answer = await stack.update(experiment(hours(24 * 40), { Name: 'other' }), id);
    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: id });
    expect(answer.Reason).toMatch(/^RunningStatus\.AnalysisCompleteTime must be at most 30 days ahead/);
    expect([await statusOf('experiment/price'), await statusOf('experiment/other')]).toEqual([200, 404]);
  });

  it('of a replacement that would run beside the old one says how to rename it', async () => {
    const { PhysicalResourceId: id = '' } = await stack.create(experiment(hours(24)));
    const answer = await stack.update(experiment(hours(24), { Name: 'other' }), id);
    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: id });
    expect(answer.Reason).toMatch(/\(StartExperiment: ConflictException\)\. What has a new name .*: stop the old one/);
    expect([await statusOf('experiment/price'), await statusOf('experiment/other')]).toEqual([200, 404]);
  });

  it('names the destination that the deployment does not have', async () => {
    const logs = { DataDelivery: { LogGroup: 'nowhere' } };
    const only = { ...service.service, destinations: { buckets: [], logGroups: ['evaluations'] } };
    const narrow = openStack(service, 'narrow', { handle: dispatcher(allOperations, only) });
    const { Reason } = await narrow.create({ type: 'project', properties: { Name: `office-${count}`, ...logs } });
    expect(Reason).toBe(
      'DataDelivery.LogGroup must be a destination that this deployment allows: evaluations (CreateProject: ValidationException)',
    );
  });

  it('of a type that is not ours is answered, and so is its deletion', async () => {
    const other = { type: 'toggle', properties: {} } as unknown as Resource;
    const { Status, Reason, PhysicalResourceId = '' } = await stack.create(other);
    expect([Status, Reason]).toEqual(['FAILED', 'Custom::EvidentlyToggle is no type of Selfevident']);
    expect((await stack.remove(other, PhysicalResourceId)).Status).toBe('SUCCESS');
  });

  it('of a service that hangs is answered within the time of the function', async () => {
    const hanging = openStack(service, 'hanging', { handle: () => new Promise(() => {}), time: 15_020 });
    expect(await hanging.create(feature())).toMatchObject({
      Status: 'FAILED',
      Reason: 'The service did not answer in time. Deploy again: it goes on from where it came to',
      PhysicalResourceId: 'not-created:Flag',
    });
  });

  it('of a service that stays busy is answered', async () => {
    const busy = async () => ({
      statusCode: 503,
      headers: { 'x-amzn-ErrorType': 'ServiceUnavailableException' },
      body: '{"message":"busy"}',
    });
    expect(await openStack(service, 'busy', { handle: busy }).create(feature())).toMatchObject({
      Status: 'FAILED',
      Reason: 'busy (GetFeature: ServiceUnavailableException)',
    });
  });

  it('of the provider itself is answered without its text', async () => {
    const broken = openStack(service, 'broken', { handle: () => Promise.reject(new Error('secret')) });
    expect(await broken.create(feature())).toMatchObject({
      Status: 'FAILED',
      Reason: 'The provider failed; its log has the reason',
    });
  });
});

describe('a deletion', () => {
  it('stops what runs, and says so', async () => {
    const { PhysicalResourceId: id = '' } = await stack.create(launch());
    const stops: unknown[] = [];
    const watched = openStack(service, 'flags', {
      handle: (event) => {
        if (event.path.endsWith('/cancel')) stops.push(JSON.parse(event.body ?? ''));
        return service.handle(event);
      },
    });
    expect((await watched.remove(launch(), id)).Status).toBe('SUCCESS');
    expect(stops).toEqual([{ desiredState: 'CANCELLED', reason: 'deleted with its stack' }]);
    expect(await statusOf('launch/spring')).toBe(404);
  });

  it('of what is gone, or of what was never made, succeeds', async () => {
    for (const id of [
      arn('feature/gone'),
      `${account}:project/gone`,
      `${account}:segment/gone`,
      'not-created:Flag',
      'log',
    ])
      expect(await stack.remove(feature(), id)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
  });

  it('waits for what CloudFormation deletes at the same time', async () => {
    const project: Resource = { type: 'project', properties: { Name: `office-${count}` }, logicalId: 'Office' };
    const { PhysicalResourceId: id = '' } = await stack.create(project);
    const { PhysicalResourceId: inside = '' } = await stack.create(feature({ Project: id }));
    const pause = async () => void (await stack.remove(feature(), inside));
    expect(await openStack(service, 'flags', { pause }).remove(project, id)).toMatchObject({ Status: 'SUCCESS' });
  });

  it('says what is in the way when that stays', async () => {
    const project: Resource = { type: 'project', properties: { Name: `office-${count}` } };
    const { PhysicalResourceId: id = '' } = await stack.create(project);
    await given(service).feature('search', { project: `office-${count}` });
    const answer = await stack.remove(project, id);
    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: id });
    expect(answer.Reason).toContain('Project has sub-resources');
  });
});

describe('an update', () => {
  it('succeeds without what can no longer be changed, and writes that down', async () => {
    const { PhysicalResourceId: id = '' } = await stack.create(launch());
    const warnings: unknown[] = [];
    const warned = openStack(service, 'flags', { warn: (_, details) => warnings.push(details) });
    const again = launch({
      ScheduledSplitsConfig: [
        { StartTime: '2026-01-05T11:00:00Z', GroupWeights: [{ GroupName: 'a', SplitWeight: '1000' }] },
      ],
    });
    expect((await warned.update(again, id)).Status).toBe('SUCCESS');
    expect(warnings).toMatchObject([
      { resource: 'spring', warnings: [{ name: 'ScheduledSplitsConfig[0].StartTime' }] },
    ]);
  });
});

describe('a creation', () => {
  it('waits for the project that CloudFormation makes at the same time', async () => {
    const name = `office-${count}`;
    const pause = async () => void (await service.call('CreateProject', { name }));
    const waiting = openStack(service, 'flags', { pause });
    expect((await waiting.create(feature({ Project: name }))).Status).toBe('SUCCESS');
  });

  it('goes on when the service was busy, also when it had done what it did not say', async () => {
    let calls = 0;
    const busy = openStack(service, 'flags', {
      handle: async (event) => {
        calls += 1;
        const answer = await service.handle(event);
        return calls === 2 ? { statusCode: 503, body: '{"message":"busy"}' } : answer;
      },
    });
    expect(await busy.create(launch())).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: arn('launch/spring') });
    const { launch: found } = await service.ok('GetLaunch', { project: shop, launch: 'spring' });
    expect(found.status).toBe('RUNNING');
  });
});
