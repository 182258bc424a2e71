import { openTestService, startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { account, arms, given, hours, launchInput, type Members, metric, step, variations } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
beforeEach(async () => {
  await given(service).project();
  await given(service).feature();
});

const shop = `${account}:project/shop`;
const hour = 3_600_000;
const l = { project: 'shop', launch: 'l' };
const get = async (launch = 'l') => (await service.ok('GetLaunch', { project: 'shop', launch })).launch;
const create = (more: Members) => service.call('CreateLaunch', launchInput('l', more));
const update = (more: object) => service.call('UpdateLaunch', { ...l, ...more });
const split = (...steps: object[]) => ({ scheduledSplitsConfig: { steps } });
const fields = (body: { fieldList?: { name: string }[] }) => body.fieldList?.map(({ name }) => name);

describe('CreateLaunch', () => {
  it.each(['shop', shop])('answers with all members, and defaults for those left out, in %s', async (project) => {
    const launch = {
      arn: `${shop}/launch/l`,
      name: 'l',
      project: shop,
      status: 'CREATED',
      description: '',
      createdTime: hours(0),
      lastUpdatedTime: hours(0),
      version: expect.any(Number),
      groups: [{ name: 'a', featureVariations: { search: 'off' } }],
      metricMonitors: [],
      randomizationSalt: 'l',
      type: 'aws.evidently.splits',
      tags: {},
    };
    const input = { project, name: 'l', groups: arms({ a: 'off' }) };
    expect(await service.ok('CreateLaunch', input)).toEqual({ launch });
    expect(await service.ok('GetLaunch', { project, launch: 'l' })).toEqual({ launch });
  });

  it('keeps what is given, with the steps in order of time and segments by their ARNs', async () => {
    await given(service).segment('chrome');
    const members = {
      description: 'd',
      randomizationSalt: 'salt',
      metricMonitors: [metric('price', { eventPattern: '{"a":[1]}', unitLabel: '$' })],
      tags: { team: 'blue' },
    };
    const override = { segment: 'chrome', evaluationOrder: 3, weights: { b: 7 } };
    const { body } = await create({
      ...members,
      groups: [{ name: 'a', description: 'control', feature: 'search', variation: 'off' }, ...arms({ b: 'on' })],
      ...split(step(hours(2), { a: 1 }), step(hours(1), { a: 2, b: 3 }, { segmentOverrides: [override] })),
    });
    expect(body.launch).toMatchObject({
      ...members,
      groups: [
        { name: 'a', description: 'control', featureVariations: { search: 'off' } },
        { name: 'b', featureVariations: { search: 'on' } },
      ],
      scheduledSplitsDefinition: {
        steps: [
          {
            startTime: hours(1),
            groupWeights: { a: 2, b: 3 },
            segmentOverrides: [{ ...override, segment: `${account}:segment/chrome` }],
          },
          { startTime: hours(2), groupWeights: { a: 1 }, segmentOverrides: [] },
        ],
      },
    });
    expect(await get()).toEqual(body.launch);
  });

  it('takes a draft that could not start', async () => {
    expect((await create(split(step(hours(1), { a: 100_000, b: 1 })))).status).toBe(200);
    expect((await create({ name: 'm', groups: arms({ a: 'none' }), scheduledSplitsConfig: undefined })).status).toBe(
      200,
    );
  });

  it.each([
    ['a group twice', { groups: [...arms({ a: 'off', b: 'on' }), ...arms({ a: 'on' })] }, ['groups[2].name']],
    ['weights of no group', split(step(hours(1), { c: 1 })), ['scheduledSplitsConfig.steps[0].groupWeights']],
    [
      'two steps at one time',
      split(step(hours(2), {}), step(hours(2), {}), step(hours(1), {})),
      ['scheduledSplitsConfig.steps[1].startTime'],
    ],
    ['a metric twice', { metricMonitors: [metric('m'), metric('m')] }, ['metricMonitors[1].metricDefinition.name']],
    [
      'an event pattern that is none',
      { metricMonitors: [metric('m', { eventPattern: '{}' })] },
      ['metricMonitors[0].metricDefinition.eventPattern'],
    ],
    [
      'a segment twice in a step',
      split(
        step(
          hours(1),
          {},
          { segmentOverrides: [1, 2].map((evaluationOrder) => ({ segment: 's', evaluationOrder, weights: { c: 1 } })) },
        ),
      ),
      [
        'scheduledSplitsConfig.steps[0].segmentOverrides[0].weights',
        'scheduledSplitsConfig.steps[0].segmentOverrides[1].weights',
        'scheduledSplitsConfig.steps[0].segmentOverrides[1].segment',
      ],
    ],
  ])('refuses %s', async (_, members, wrong) => {
    const { error, body } = await create(members);
    expect([error, fields(body)]).toEqual(['ValidationException', wrong]);
  });

  it('refuses a feature that is not there, and a project that is not', async () => {
    expect((await create({ groups: arms({ a: 'off', b: 'on' }, 'none') })).body.message).toBe(
      `Feature with arn '${shop}/feature/none' does not exist.`,
    );
    expect((await create({ project: 'none' })).body.message).toBe(
      `Project with arn '${account}:project/none' does not exist.`,
    );
  });

  it('refuses a name that is taken, by a launch but not by an experiment', async () => {
    await given(service).experiment('l');
    expect((await create({})).status).toBe(200);
    expect(await create({})).toMatchObject({
      error: 'ConflictException',
      body: { message: 'Launch l already exists', resourceId: `${shop}/launch/l`, resourceType: 'launch' },
    });
  });
});

describe('a launch that starts', () => {
  it('answers with its start, and steps in the past have begun', async () => {
    await given(service).launch('l', split(step(hours(-2), { a: 1 }), step(hours(-1), { a: 2 })));
    service.clock.now = startTime + 5;
    const { launch } = await service.ok('StartLaunch', { project: shop, launch: 'l' });
    const startedTime = (startTime + 5) / 1000;
    expect(launch).toMatchObject({ status: 'RUNNING', lastUpdatedTime: startedTime, createdTime: hours(0) });
    expect(launch.execution).toEqual({ startedTime });
    expect(await get()).toEqual(launch);
  });

  it('needs steps', async () => {
    await given(service).launch('l', { scheduledSplitsConfig: undefined });
    const { error, body } = await service.call('StartLaunch', l);
    expect([error, fields(body)]).toEqual(['ValidationException', ['scheduledSplitsConfig.steps']]);
    expect(body.message).toMatch(/steps has no step: a launch needs one to start$/);
  });

  it('is told all that is wrong at once', async () => {
    const make = given(service);
    await make.segment('chrome');
    const segmentOverrides = [{ segment: 'chrome', evaluationOrder: 1, weights: { a: 60_000, b: 60_000 } }];
    await make.launch(
      'l',
      split(step(hours(1), { a: 100_000 }), step(hours(2), { a: 100_000, b: 1 }, { segmentOverrides })),
    );
    await service.ok('UpdateFeature', { project: 'shop', feature: 'search', removeVariations: ['on'] });
    const { error, body } = await service.call('StartLaunch', l);
    expect([error, fields(body)]).toEqual([
      'ValidationException',
      [
        'scheduledSplitsConfig.steps[1].groupWeights',
        'scheduledSplitsConfig.steps[1].segmentOverrides[0].weights',
        'groups[1].variation',
      ],
    ]);
    expect((await get()).status).toBe('CREATED');
  });

  it('has its features to itself, but for an experiment', async () => {
    const make = given(service);
    await make.feature('other');
    await make.launch('l', {
      groups: [...arms({ a: 'off' }), ...arms({ b: 'on' }, 'other')],
    });
    await make.launch('m', { groups: arms({ a: 'off', b: 'on' }, 'other') });
    await make.experiment('e');
    await make.startExperiment('e', hours(5));
    await make.startLaunch('l');
    expect(await service.call('StartLaunch', { ...l, launch: 'm' })).toMatchObject({
      error: 'ConflictException',
      body: {
        message: 'Feature other already has a running launch, l',
        resourceId: `${shop}/launch/m`,
        resourceType: 'launch',
      },
    });
    for (const feature of ['search', 'other'])
      expect((await service.ok('GetFeature', { project: 'shop', feature })).feature.evaluationRules[0]).toEqual({
        name: 'l',
        type: 'aws.evidently.splits',
      });
    await service.ok('StopLaunch', l);
    await make.startLaunch('m');
  });

  it('wins alone over others on its feature that start at the same moment', async () => {
    const names = ['l1', 'l2', 'l3', 'l4'];
    for (const name of names) await given(service).launch(name);
    const answers = await Promise.all(names.map((launch) => service.call('StartLaunch', { ...l, launch })));
    expect(answers.map(({ error }) => error ?? 'started').toSorted()).toEqual([
      'ConflictException',
      'ConflictException',
      'ConflictException',
      'started',
    ]);
    expect((await service.ok('GetProject', { project: 'shop' })).project.activeLaunchCount).toBe(1);
  });

  it('stops at the quota of running launches', async () => {
    const limited = await openTestService(dynamodb, { quotas: { runningLaunches: 1, launches: 2 } });
    const make = given(limited);
    await make.project();
    await make.feature();
    await make.feature('other');
    await make.launch('l');
    await make.launch('m', { groups: arms({ a: 'off', b: 'on' }, 'other') });
    expect(await limited.call('CreateLaunch', launchInput('n'))).toMatchObject({
      status: 402,
      body: {
        resourceId: `${shop}/launch/n`,
        quotaCode: 'launches',
        message: expect.stringContaining('--quota launches=COUNT'),
      },
    });
    await make.startLaunch('l');
    expect(await limited.call('StartLaunch', { ...l, launch: 'm' })).toMatchObject({
      status: 402,
      body: {
        resourceId: `${shop}/launch/m`,
        resourceType: 'launch',
        quotaCode: 'running-launches',
        message: expect.stringContaining('--quota runningLaunches=COUNT'),
      },
    });
    await limited.ok('StopLaunch', l);
    await make.startLaunch('m');
  });
});

describe('a running launch', () => {
  const steps = [step(hours(0), { a: 10 }), step(hours(1), { a: 20 }), step(hours(2), { a: 30 })];
  beforeEach(async () => {
    await given(service).launch('l', split(...steps));
    await given(service).startLaunch('l');
    service.clock.now = startTime + 1.5 * hour;
  });
  const weights = async () =>
    (await get()).scheduledSplitsDefinition.steps.map(({ startTime: at, groupWeights }: never) => [at, groupWeights]);

  it('takes later steps that are added, moved or dropped, and a description', async () => {
    expect(
      (await update({ description: 'new', ...split(...steps.slice(0, 2), step(hours(3), { b: 1 })) })).status,
    ).toBe(200);
    expect(await weights()).toEqual([
      [hours(0), { a: 10 }],
      [hours(1), { a: 20 }],
      [hours(3), { b: 1 }],
    ]);
    await update(split(...steps.slice(0, 2)));
    expect(await weights()).toHaveLength(2);
    await update(split(...steps.slice(0, 2), step(hours(2), { b: 9 })));
    expect((await get()).description).toBe('new');
    service.clock.now = startTime + 2 * hour;
    expect((await get()).lastUpdatedTime).toBe(hours(2));
  });

  it.each([
    ['groups', { groups: arms({ a: 'on', b: 'off' }) }],
    ['randomizationSalt', { randomizationSalt: 'other' }],
    ['metricMonitors', { metricMonitors: [metric('m')] }],
    ['scheduledSplitsConfig.steps that have begun', split(steps[0] as object, step(hours(1), { a: 21 }))],
    ['scheduledSplitsConfig.steps that have begun', split(...steps.slice(1))],
  ])('keeps its %s', async (member, changes) => {
    const before = await get();
    expect(await update(changes)).toMatchObject({
      error: 'ConflictException',
      body: {
        message: `Launch l is running: ${member} cannot change`,
        resourceId: `${shop}/launch/l`,
        resourceType: 'launch',
      },
    });
    expect(await get()).toEqual(before);
  });

  it('keeps a step from its very millisecond on', async () => {
    const other = (weight: number) => split(...steps.slice(0, 2), step(hours(2), { a: weight }));
    service.clock.now = startTime + 2 * hour - 1;
    expect((await update(other(31))).status).toBe(200);
    service.clock.now += 1;
    expect((await update(other(32))).error).toBe('ConflictException');
  });

  it('keeps a step that began at the very moment of the start', async () => {
    await service.ok('StopLaunch', l);
    await given(service).launch('now', split(step(hours(1.5), { a: 1 }), step(hours(5), { a: 2 })));
    await given(service).startLaunch('now');
    const moved = { project: 'shop', launch: 'now', ...split(step(hours(5), { a: 2 })) };
    expect((await service.call('UpdateLaunch', moved)).error).toBe('ConflictException');
  });

  it('names all members that cannot change', async () => {
    const { body } = await update({ randomizationSalt: 'other', metricMonitors: [metric('m')] });
    expect(body.message).toBe('Launch l is running: randomizationSalt, metricMonitors cannot change');
  });

  it('takes members that are given as they are, whatever the order of the weights', async () => {
    const same = {
      groups: arms({ a: 'off', b: 'on' }),
      randomizationSalt: 'l',
      metricMonitors: [],
      ...split(...steps),
    };
    expect((await update(same)).status).toBe(200);
  });

  it('takes empty descriptions for none, and no descriptions for empty ones, and keeps what is stored', async () => {
    const described = (description?: string) =>
      arms({ a: 'off', b: 'on' }, 'other').map((arm) => ({
        ...arm,
        ...(description === undefined ? {} : { description }),
      }));
    await given(service).feature('other');
    for (const [name, stored, again] of [
      ['none', undefined, ''],
      ['empty', '', undefined],
    ] as const) {
      await given(service).launch(name, { groups: described(stored) });
      await given(service).startLaunch(name);
      const before = await get(name);
      const changes = { project: 'shop', launch: name, groups: described(again), description: 'new' };
      expect((await service.ok('UpdateLaunch', changes)).launch.groups).toEqual(before.groups);
      expect((await service.call('UpdateLaunch', { ...changes, groups: described('words') })).error).toBe(
        'ConflictException',
      );
      await service.ok('StopLaunch', { project: 'shop', launch: name });
    }
  });

  it('takes the start of a step that has begun cut to the whole second, and keeps it', async () => {
    await service.ok('StopLaunch', l);
    const exact = hours(1) + 0.7;
    await given(service).launch('exact', split(step(exact, { a: 1 }), step(hours(3), { a: 2 })));
    await given(service).startLaunch('exact');
    const change = (...steps: object[]) =>
      service.call('UpdateLaunch', { project: 'shop', launch: 'exact', ...split(...steps) });
    const answer = await change(step(Math.floor(exact), { a: 1 }), step(hours(4), { a: 3 }));
    expect(answer.body.launch.scheduledSplitsDefinition.steps).toMatchObject([
      { startTime: exact, groupWeights: { a: 1 } },
      { startTime: hours(4), groupWeights: { a: 3 } },
    ]);
    expect((await change(step(Math.floor(exact), { a: 2 }))).error).toBe('ConflictException');
    expect((await change(step(Math.floor(exact) + 0.5, { a: 1 }))).error).toBe('ConflictException');
  });

  it.each([
    ['cut to the whole second', 500, 0],
    ['3 seconds ago', 0, -3_000],
    ['5 minutes ago', 0, -5 * 60_000],
  ])('begins a step now that is dated %s', async (_, fraction, offset) => {
    service.clock.now = startTime + 1.5 * hour + fraction;
    const now = service.clock.now / 1000;
    const dated = step(hours(1.5) + offset / 1000, { b: 100_000 });
    const { launch } = (await update(split(dated, ...steps.slice(0, 2), step(hours(3), { a: 1 })))).body;
    expect(launch.scheduledSplitsDefinition.steps).toMatchObject([
      ...steps.slice(0, 2),
      { startTime: now, groupWeights: { b: 100_000 } },
      { startTime: hours(3) },
    ]);
    const { details } = await service.ok('EvaluateFeature', { project: 'shop', feature: 'search', entityId: 'x' });
    expect(JSON.parse(details)).toEqual({ launch: 'l', group: 'b' });
    const told = [await get(), await service.ok('ListHistory', { project: 'shop' })];
    expect(JSON.stringify(told)).not.toContain('givenTime');
    for (const again of [dated, { ...dated, startTime: now }]) {
      service.clock.now += 1_000;
      const { body } = await update(split(...steps.slice(0, 2), again));
      expect(body.launch.scheduledSplitsDefinition.steps[2].startTime).toBe(now);
      expect((await update(split(...steps.slice(0, 2), { ...again, groupWeights: { b: 1 } }))).error).toBe(
        'ConflictException',
      );
    }
  });

  it('begins a step now that is dated before one that has just begun', async () => {
    service.clock.now = startTime + hour + 2_000;
    const { body } = await update(split(...steps.slice(0, 2), step(hours(1) - 1, { b: 1 })));
    expect(body.launch.scheduledSplitsDefinition.steps).toMatchObject([
      ...steps.slice(0, 2),
      { startTime: hours(1) + 2, groupWeights: { b: 1 } },
    ]);
  });

  it('cannot begin two steps at once', async () => {
    const two = [step(hours(1.5) - 2, { a: 1 }), step(hours(1.5) - 1, { a: 2 })];
    const { error, body } = await update(split(...steps.slice(0, 2), ...two));
    expect([error, fields(body)]).toEqual(['ValidationException', ['scheduledSplitsConfig.steps[3].startTime']]);
  });

  it('takes no step in the past, and no step over 100,000', async () => {
    const little = await update(split(...steps.slice(0, 2), step(hours(1.5) - 300.001, { b: 1 })));
    expect(little.error).toBe('ValidationException');

    const late = await update(split(...steps.slice(0, 2), step(hours(1.2), { b: 1 })));
    expect([late.error, fields(late.body)]).toEqual([
      'ValidationException',
      ['scheduledSplitsConfig.steps[2].startTime'],
    ]);
    const over = await update(split(...steps.slice(0, 2), step(hours(3), { a: 100_000, b: 1 })));
    expect([over.error, fields(over.body)]).toEqual([
      'ValidationException',
      ['scheduledSplitsConfig.steps[2].groupWeights'],
    ]);
  });

  it('takes a segment in a later step, and gives it up', async () => {
    await given(service).segment('chrome');
    const segmentOverrides = [{ segment: 'chrome', evaluationOrder: 1, weights: { b: 1 } }];
    await update(split(...steps.slice(0, 2), step(hours(3), {}, { segmentOverrides })));
    expect((await service.call('DeleteSegment', { segment: 'chrome' })).error).toBe('ConflictException');
    await update(split(...steps.slice(0, 2)));
    await service.ok('DeleteSegment', { segment: 'chrome' });
  });

  it.each([
    [{}, 'COMPLETED'],
    [{ desiredState: 'COMPLETED' }, 'COMPLETED'],
    [{ desiredState: 'CANCELLED', reason: 'too slow' }, 'CANCELLED'],
  ])('stops with %j as %s', async (input, status) => {
    const endedTime = hours(1.5);
    expect(await service.ok('StopLaunch', { ...l, ...input })).toEqual({ endedTime });
    const launch = await get();
    expect(launch).toMatchObject({ status, execution: { startedTime: hours(0), endedTime } });
    expect(launch.statusReason).toBe((input as { reason?: string }).reason);
    expect((await service.call('StopLaunch', l)).body).toEqual({
      message: 'Launch cannot be cancelled from current status',
      reason: 'other',
    });
  });

  it('goes on until it is stopped, and nothing happens to it afterwards', async () => {
    service.clock.now = startTime + 1_000 * hour;
    expect(await get()).toMatchObject({ status: 'RUNNING', lastUpdatedTime: hours(2) });
    await service.ok('StopLaunch', l);
    const ended = await get();
    service.clock.now += hour;
    expect(await get()).toEqual(ended);
  });

  it('can be deleted once stopped, and its name used again', async () => {
    expect(await service.call('DeleteLaunch', l)).toMatchObject({
      error: 'ConflictException',
      body: { message: 'Launch l is running; stop it first', resourceId: `${shop}/launch/l`, resourceType: 'launch' },
    });
    await service.ok('StopLaunch', l);
    expect(await service.ok('DeleteLaunch', { ...l, project: shop })).toEqual({});
    expect((await service.call('DeleteLaunch', l)).body.message).toBe(
      `Launch with arn '${shop}/launch/l' does not exist.`,
    );
    const { launch } = (await create({ groups: arms({ x: 'on' }), scheduledSplitsConfig: undefined })).body;
    expect(launch).toMatchObject({ status: 'CREATED', createdTime: hours(1.5) });
    expect(launch).not.toHaveProperty('execution');
  });
});

describe('UpdateLaunch of a draft', () => {
  it('changes what is given, and nothing else', async () => {
    const before = await given(service).launch('l');
    service.clock.now = startTime + hour;
    await service.ok('UpdateFeature', {
      project: 'shop',
      feature: 'search',
      addOrUpdateVariations: variations('third'),
    });
    const changes = { description: 'new', randomizationSalt: 'salt', metricMonitors: [metric('m')] };
    expect((await update({ ...changes, groups: arms({ a: 'third', b: 'on' }) })).body.launch).toEqual({
      ...before,
      ...changes,
      groups: [{ ...before.groups[0], featureVariations: { search: 'third' } }, before.groups[1]],
      lastUpdatedTime: hours(1),
      version: before.version + 1,
    });
  });

  it('refuses what CreateLaunch refuses', async () => {
    await given(service).launch('l');
    expect(fields((await update({ groups: arms({ c: 'on' }) })).body)).toEqual([
      'scheduledSplitsConfig.steps[0].groupWeights',
      'scheduledSplitsConfig.steps[0].groupWeights',
    ]);
    expect((await update({ groups: arms({ a: 'x' }, 'none'), ...split(step(hours(1), {})) })).status).toBe(404);
    expect((await service.call('UpdateLaunch', { ...l, launch: 'none' })).status).toBe(404);
  });
});

describe('given steps that an earlier version took at times outside the years 1 to 9999', () => {
  const earliest = Date.UTC(2026, 0, 5) - 1e14;
  const latest = hours(1) * 1000 * 1000;
  const shown = ['0001-01-02T00:00:00.000Z', '9999-12-30T23:59:59.999Z'];
  const stepsIn = async () => (await get()).scheduledSplitsDefinition.steps;
  const timesOf = (steps: { startTime: number }[]) =>
    steps.map(({ startTime: time }) => new Date(time * 1000).toISOString());

  beforeEach(async () => {
    await create({ groups: arms({ a: 'off' }), ...split(step(1, { a: 1 }), step(2, { a: 2 })) });
    const stored = await service.service.store.launches.get('shop', 'l');
    const { entity } = stored as NonNullable<typeof stored>;
    const steps = entity.steps.map((one, index) => ({ ...one, startTime: index === 0 ? earliest : latest }));
    const project = await service.service.store.projects.get('shop');
    const move = { before: stored, after: { ...entity, steps }, features: {}, patterns: {} };
    const quotas = { total: 500, running: 50 };
    const record = {
      id: 'r',
      time: startTime,
      operation: 'UpdateLaunch',
      resourceType: 'launch' as const,
      project: 'shop',
      name: 'l',
    };
    const owner = project?.entity.id as string;
    expect(await service.service.store.launches.move({ ...move, quotas }, { projectId: owner, record })).toBe('done');
  });

  it('shows them within those years, in GetLaunch and ListLaunches', async () => {
    expect(timesOf(await stepsIn())).toEqual(shown);
    const { launches } = await service.ok('ListLaunches', { project: 'shop' });
    expect(timesOf(launches[0].scheduledSplitsDefinition.steps)).toEqual(shown);
  });

  it('takes back what it shows while the launch runs, and goes on from that', async () => {
    await service.ok('StartLaunch', l);
    await service.ok('UpdateLaunch', { ...l, ...split(...(await stepsIn())) });
    expect(timesOf(await stepsIn())).toEqual(shown);
    expect((await service.service.store.launches.get('shop', 'l'))?.entity).toMatchObject({
      stepsBegun: 1,
      steps: shown.map((time) => ({ startTime: Date.parse(time) })),
    });
    await service.ok('StopLaunch', l);
  });
});
