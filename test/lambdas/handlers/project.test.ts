import { openTestService, startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService, useSharedService } from '../../support/use-service.ts';
import { account, given, hours } from '../resources.ts';

const dynamodb = useDynamoDB();

const noCounts = {
  featureCount: 0,
  launchCount: 0,
  activeLaunchCount: 0,
  experimentCount: 0,
  activeExperimentCount: 0,
};
const shop = `${account}:project/shop`;

describe('CreateProject', () => {
  const service = useSharedService(dynamodb);

  it('answers with all members, and defaults for those left out', async () => {
    expect(await service.ok('CreateProject', { name: 'shop' })).toEqual({
      project: {
        arn: shop,
        name: 'shop',
        status: 'AVAILABLE',
        description: '',
        createdTime: hours(0),
        lastUpdatedTime: hours(0),
        version: expect.any(Number),
        ...noCounts,
        tags: {},
      },
    });
  });

  it('keeps what is given', async () => {
    const members = {
      description: 'a shop',
      dataDelivery: { s3Destination: { bucket: 'events', prefix: 'shop/' } },
      tags: { team: 'blue' },
    };
    const { project } = await service.ok('CreateProject', {
      name: 'other',
      ...members,
      appConfigResource: { applicationId: 'abc1', environmentId: 'def2' },
    });
    expect(project).toMatchObject(members);
    expect(project.appConfigResource).toEqual({
      applicationId: 'abc1',
      environmentId: 'def2',
      configurationProfileId: expect.stringMatching(/^[a-z0-9]{4,7}$/),
    });
    expect((await service.ok('GetProject', { project: 'other' })).project).toEqual(project);
  });

  it('refuses a name that is taken', async () => {
    expect(await service.call('CreateProject', { name: 'shop' })).toMatchObject({
      status: 409,
      error: 'ConflictException',
      body: { message: 'Project shop already exists', resourceId: shop, resourceType: 'project' },
    });
  });

  it.each([
    [{ s3Destination: { bucket: 'events' }, cloudWatchLogs: { logGroup: 'events' } }, 'dataDelivery.cloudWatchLogs'],
    [{ s3Destination: { prefix: 'a' } }, 'dataDelivery.s3Destination.bucket'],
    [{ cloudWatchLogs: {} }, 'dataDelivery.cloudWatchLogs.logGroup'],
  ])('refuses the delivery %j', async (dataDelivery, member) => {
    const { error, body } = await service.call('CreateProject', { name: 'third', dataDelivery });
    expect([error, body.fieldList[0].name]).toEqual(['ValidationException', member]);
  });

  it('stops at the quota of projects', async () => {
    const small = await openTestService(dynamodb, { quotas: { projects: 1 } });
    await given(small).project('one');
    expect(await small.call('CreateProject', { name: 'two' })).toMatchObject({
      status: 402,
      error: 'ServiceQuotaExceededException',
      body: {
        message: 'The quota of 1 projects is exceeded. The setting quotas raises it (--quota projects=COUNT).',
        resourceId: `${account}:project/two`,
        resourceType: 'project',
        serviceCode: 'evidently',
        quotaCode: 'projects',
      },
    });
    await small.ok('DeleteProject', { project: 'one' });
    await given(small).project('two');
  });
});

describe('given a project', () => {
  const service = useFreshService(dynamodb);
  beforeEach(async () => {
    await given(service).project();
    service.clock.now = startTime + 3_600_000;
  });

  it.each(['shop', shop])('finds it as %s', async (project) => {
    expect((await service.ok('GetProject', { project })).project.arn).toBe(shop);
  });

  it.each(['none', `${account}:project/none`])('does not find %s', async (project) => {
    expect(await service.call('GetProject', { project })).toMatchObject({
      status: 404,
      error: 'ResourceNotFoundException',
      body: {
        message: `Project with arn '${account}:project/none' does not exist.`,
        resourceId: `${account}:project/none`,
        resourceType: 'project',
      },
    });
  });

  it('does not take the ARN of a feature for that of a project of its name', async () => {
    await given(service).feature('shop');
    const { error } = await service.call('DeleteProject', { project: `${shop}/feature/shop` });
    expect(error).toBe('ResourceNotFoundException');
  });

  it('UpdateProject changes the description, the AppConfig resource and the time, and nothing else', async () => {
    const before = (await service.ok('GetProject', { project: 'shop' })).project;
    const { project } = await service.ok('UpdateProject', { project: shop, description: 'new' });
    expect(project).toEqual({ ...before, description: 'new', lastUpdatedTime: hours(1), version: before.version + 1 });
    const appConfigResource = { applicationId: 'abc1', environmentId: 'def2' };
    const again = (await service.ok('UpdateProject', { project: 'shop', appConfigResource })).project;
    expect(again).toMatchObject({ ...project, appConfigResource, version: project.version + 1 });
    expect((await service.ok('GetProject', { project: 'shop' })).project).toEqual(again);
  });

  it('UpdateProject wants both ids of the AppConfig resource', async () => {
    for (const [given, missing] of [
      [{ applicationId: 'abc1' }, 'appConfigResource.environmentId'],
      [{ environmentId: 'abc1' }, 'appConfigResource.applicationId'],
    ] as const) {
      const { body } = await service.call('UpdateProject', { project: 'shop', appConfigResource: given });
      expect(body.fieldList[0].name).toBe(missing);
    }
  });

  it('UpdateProjectDataDelivery moves the delivery, and turns it off without a destination', async () => {
    const deliver = async (destinations: object) =>
      (await service.ok('UpdateProjectDataDelivery', { project: 'shop', ...destinations })).project;
    const logs = await deliver({ cloudWatchLogs: { logGroup: 'events' } });
    expect([logs.dataDelivery, logs.lastUpdatedTime]).toEqual([{ cloudWatchLogs: { logGroup: 'events' } }, hours(1)]);
    const s3 = await deliver({ s3Destination: { bucket: 'events' } });
    expect(s3.dataDelivery).toEqual({ s3Destination: { bucket: 'events' } });
    expect(await deliver({})).not.toHaveProperty('dataDelivery');
  });

  it('UpdateProjectDataDelivery refuses two destinations', async () => {
    const both = { s3Destination: { bucket: 'events' }, cloudWatchLogs: { logGroup: 'events' } };
    const { error, body } = await service.call('UpdateProjectDataDelivery', { project: 'shop', ...both });
    expect([error, body.fieldList[0].name]).toEqual(['ValidationException', 'cloudWatchLogs']);
  });

  it('cannot be deleted while it has a feature, a launch or an experiment', async () => {
    const refused = (held: string) => ({
      status: 409,
      error: 'ConflictException',
      body: { message: `Project has sub-resources: ${held}`, resourceId: shop, resourceType: 'project' },
    });
    const make = given(service);
    await make.feature();
    await make.feature('other');
    await make.launch('l');
    await make.experiment('e');
    const remove = () => service.call('DeleteProject', { project: 'shop' });
    expect(await remove()).toMatchObject(refused('2 features, 1 launch, 1 experiment'));
    for (const feature of ['search', 'other']) await service.ok('DeleteFeature', { project: 'shop', feature });
    expect(await remove()).toMatchObject(refused('0 features, 1 launch, 1 experiment'));
    await service.ok('DeleteLaunch', { project: 'shop', launch: 'l' });
    expect(await remove()).toMatchObject(refused('0 features, 0 launches, 1 experiment'));
    await service.ok('DeleteExperiment', { project: 'shop', experiment: 'e' });
    expect(await service.ok('DeleteProject', { project: shop })).toEqual({});
    expect((await service.call('GetProject', { project: 'shop' })).status).toBe(404);
    expect((await service.call('DeleteProject', { project: 'shop' })).status).toBe(404);
  });

  it('leaves nothing to one of the same name after it', async () => {
    await service.ok('TagResource', { resourceArn: shop, tags: { team: 'blue' } });
    await service.ok('DeleteProject', { project: 'shop' });
    expect((await given(service).project()).tags).toEqual({});
    const { history } = await service.ok('ListHistory', { project: 'shop' });
    expect(history.map(({ operation }: { operation: string }) => operation)).toEqual(['CreateProject']);
  });

  it('counts what it has and what runs in it', async () => {
    const make = given(service);
    await make.feature();
    await make.launch('l1');
    await make.launch('l2');
    await make.experiment('e1');
    await make.startLaunch('l1');
    await make.startExperiment('e1', hours(10));
    const counts = {
      featureCount: 1,
      launchCount: 2,
      activeLaunchCount: 1,
      experimentCount: 1,
      activeExperimentCount: 1,
    };
    expect((await service.ok('GetProject', { project: 'shop' })).project).toMatchObject(counts);
    expect((await service.ok('ListProjects')).projects).toMatchObject([counts]);
  });
});
