import { openTestService, startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { account, days, given, hours, launchInput, step } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);

const chrome = `${account}:segment/chrome`;
const overridden = (...segments: string[]) => ({
  scheduledSplitsConfig: {
    steps: [
      step(
        hours(0),
        { a: 1 },
        {
          segmentOverrides: segments.map((segment, evaluationOrder) => ({
            segment,
            evaluationOrder,
            weights: { a: 1 },
          })),
        },
      ),
    ],
  },
});

describe('CreateSegment', () => {
  it('answers with all members, and defaults for those left out', async () => {
    const pattern = ' {"browser" : ["Chrome"]}\n';
    const segment = {
      arn: chrome,
      name: 'chrome',
      pattern,
      description: '',
      createdTime: hours(0),
      lastUpdatedTime: hours(0),
      version: expect.any(Number),
      experimentCount: 0,
      launchCount: 0,
      tags: {},
    };
    expect(await service.ok('CreateSegment', { name: 'chrome', pattern })).toEqual({ segment });
    for (const reference of ['chrome', chrome])
      expect(await service.ok('GetSegment', { segment: reference })).toEqual({ segment });
  });

  it('keeps description and tags', async () => {
    const members = { description: 'd', tags: { team: 'blue' } };
    expect(await given(service).segment('chrome', members)).toMatchObject(members);
  });

  it('refuses a pattern that is none, saying where', async () => {
    const { error, body } = await service.call('CreateSegment', { name: 'x', pattern: '{"a":[{"like":1}]}' });
    expect([error, body.fieldList[0].name]).toEqual(['ValidationException', 'pattern']);
    expect(body.message).toBe('Invalid request: pattern is not valid: a: unknown operator "like" (character 7)');
    const empty = await service.call('CreateSegment', { name: 'x', pattern: '{}' });
    expect(empty.body.message).toBe(
      'Invalid request: pattern is not valid: an object with fields expected (character 1)',
    );
  });

  it('refuses a name that is taken, and stops at the quota', async () => {
    const small = await openTestService(dynamodb, { quotas: { segments: 1 } });
    await given(small).segment('chrome');
    expect(await small.call('CreateSegment', { name: 'chrome', pattern: '{"a":[1]}' })).toMatchObject({
      error: 'ConflictException',
      body: { message: 'Segment chrome already exists', resourceId: chrome, resourceType: 'segment' },
    });
    expect(await small.call('CreateSegment', { name: 'two', pattern: '{"a":[1]}' })).toMatchObject({
      status: 402,
      body: { resourceId: `${account}:segment/two`, resourceType: 'segment', quotaCode: 'segments' },
    });
    await small.ok('DeleteSegment', { segment: 'chrome' });
    await given(small).segment('two');
  });
});

describe('given a segment', () => {
  beforeEach(async () => {
    await given(service).project();
    await given(service).feature();
    await given(service).segment('chrome');
  });

  it('tells the ARN of one that is not there', async () => {
    for (const operation of ['GetSegment', 'DeleteSegment'] as const)
      expect(await service.call(operation, { segment: 'none' })).toMatchObject({
        status: 404,
        body: { message: `Segment with arn '${account}:segment/none' does not exist.`, resourceType: 'segment' },
      });
    expect((await service.call('ListSegmentReferences', { segment: 'none', type: 'LAUNCH' })).status).toBe(404);
  });

  it('counts the launches and experiments that refer to it, in any state', async () => {
    const make = given(service);
    await make.launch('l', overridden('chrome'));
    await make.launch('m', overridden(chrome));
    await make.experiment('e', { segment: chrome });
    await make.startLaunch('l');
    await service.ok('StopLaunch', { project: 'shop', launch: 'l' });
    const counts = { experimentCount: 1, launchCount: 2 };
    expect((await service.ok('GetSegment', { segment: 'chrome' })).segment).toMatchObject(counts);
    expect((await service.ok('ListSegments')).segments).toMatchObject([{ name: 'chrome', ...counts }]);
  });

  it('is counted once by a launch that names it in several steps, and given up by an update', async () => {
    const make = given(service);
    await make.segment('firefox');
    const several = {
      steps: [hours(0), hours(1)].flatMap((time) => ({
        ...(overridden('chrome').scheduledSplitsConfig.steps[0] as object),
        startTime: time,
      })),
    };
    await make.launch('l', { scheduledSplitsConfig: several });
    const countOf = async (segment: string) => (await service.ok('GetSegment', { segment })).segment.launchCount;
    expect(await countOf('chrome')).toBe(1);
    await service.ok('UpdateLaunch', { project: 'shop', launch: 'l', ...overridden('firefox') });
    expect([await countOf('chrome'), await countOf('firefox')]).toEqual([0, 1]);
    await service.ok('DeleteLaunch', { project: 'shop', launch: 'l' });
    expect(await countOf('firefox')).toBe(0);
  });

  it('cannot be deleted while a launch or an experiment refers to it, running or not', async () => {
    const make = given(service);
    const refused = (users: string) => ({
      error: 'ConflictException',
      body: { message: `Segment chrome is used by ${users}`, resourceId: chrome, resourceType: 'segment' },
    });
    await make.launch('l', overridden('chrome'));
    await make.experiment('e', { segment: 'chrome' });
    const remove = () => service.call('DeleteSegment', { segment: chrome });
    expect(await remove()).toMatchObject(refused('launch shop/l, experiment shop/e'));
    await service.ok('DeleteLaunch', { project: 'shop', launch: 'l' });
    await make.startExperiment('e', hours(1));
    service.clock.now = startTime + 7_200_000;
    expect(await remove()).toMatchObject(refused('experiment shop/e'));
    await service.ok('DeleteExperiment', { project: 'shop', experiment: 'e' });
    expect(await remove()).toMatchObject({ status: 200, body: {} });
    expect((await remove()).status).toBe(404);
    expect((await service.call('GetSegment', { segment: 'chrome' })).status).toBe(404);
  });

  it('names five of each kind that refer to it, and how many more there are', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await given(service).launch(name, overridden('chrome'));
    await given(service).experiment('x', { segment: 'chrome' });
    expect((await service.call('DeleteSegment', { segment: 'chrome' })).body.message).toBe(
      'Segment chrome is used by ' +
        'launch shop/a, launch shop/b, launch shop/c, launch shop/d, launch shop/e, experiment shop/x, 2 more',
    );
  });

  it('may have the name of a project, and of one that was deleted', async () => {
    await given(service).segment('shop', { pattern: '{"a":[1]}' });
    await service.ok('DeleteSegment', { segment: 'shop' });
    expect((await given(service).segment('shop', { pattern: '{"a":[2]}' })).pattern).toBe('{"a":[2]}');
    expect((await service.ok('GetProject', { project: 'shop' })).project.name).toBe('shop');
  });

  it('lists the launches or the experiments that refer to it, with their times as text', async () => {
    const make = given(service);
    await make.launch('draft', overridden('chrome'));
    await make.launch('l', overridden('chrome'));
    await make.launch('unrelated');
    await make.experiment('e', { segment: 'chrome' });
    await make.startLaunch('l');
    await make.startExperiment('e', days(1));
    service.clock.now = startTime + 1_500;
    await service.ok('StopLaunch', { project: 'shop', launch: 'l' });
    const referencesOf = async (type: string) =>
      (await service.ok('ListSegmentReferences', { segment: chrome, type })).referencedBy;
    expect(await referencesOf('LAUNCH')).toEqual([
      {
        name: 'draft',
        type: 'LAUNCH',
        arn: `${account}:project/shop/launch/draft`,
        status: 'CREATED',
        lastUpdatedOn: '2026-01-05T12:00:00.000Z',
      },
      {
        name: 'l',
        type: 'LAUNCH',
        arn: `${account}:project/shop/launch/l`,
        status: 'COMPLETED',
        startTime: '2026-01-05T12:00:00.000Z',
        endTime: '2026-01-05T12:00:01.500Z',
        lastUpdatedOn: '2026-01-05T12:00:01.500Z',
      },
    ]);
    expect(await referencesOf('EXPERIMENT')).toMatchObject([{ name: 'e', type: 'EXPERIMENT', status: 'RUNNING' }]);
  });

  it('is wanted by a launch or an experiment that names it', async () => {
    const notFound = {
      status: 404,
      error: 'ResourceNotFoundException',
      body: { message: `Segment with arn '${account}:segment/none' does not exist.` },
    };
    expect(await service.call('CreateLaunch', launchInput('l', overridden('none')))).toMatchObject(notFound);
    await given(service).experiment('e');
    const update = { project: 'shop', experiment: 'e', segment: `${account}:segment/none` };
    expect(await service.call('UpdateExperiment', update)).toMatchObject(notFound);
    expect((await service.ok('GetProject', { project: 'shop' })).project.launchCount).toBe(0);
  });
});

describe('TestSegmentPattern', () => {
  const test = (pattern: string, payload: string) => service.call('TestSegmentPattern', { pattern, payload });

  it('tells whether a pattern matches', async () => {
    expect((await test('{"a":[1]}', '{"a":1}')).body).toEqual({ match: true });
    expect((await test('{"a":[1]}', '{"a":2}')).body).toEqual({ match: false });
  });

  it.each([
    ['{"a":1}', '{"a":1}', 'pattern'],
    ['{"a":[1]}', '[]', 'payload'],
    ['{"a":[1]}', 'no json', 'payload'],
    ['{"a":[1]}', `{"a":${'['.repeat(1000)}${']'.repeat(1000)}}`, 'payload'],
  ])('refuses the pattern %s with the payload %s', async (pattern, payload, member) => {
    const { error, body } = await test(pattern, payload);
    expect([error, body.fieldList[0].name]).toEqual(['ValidationException', member]);
  });
});
