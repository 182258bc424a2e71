import { openTestService, startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { account, arms, days, experimentInput, given, hours, type Members, metric } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
beforeEach(async () => {
  await given(service).project();
  await given(service).feature();
});

const shop = `${account}:project/shop`;
const hour = 3_600_000;
const e = { project: 'shop', experiment: 'e' };
const get = async (experiment = 'e') => (await service.ok('GetExperiment', { project: 'shop', experiment })).experiment;
const create = (more: Members) => service.call('CreateExperiment', experimentInput('e', more));
const update = (more: object) => service.call('UpdateExperiment', { ...e, ...more });
const start = (analysisCompleteTime: number, experiment = 'e') =>
  service.call('StartExperiment', { project: 'shop', experiment, analysisCompleteTime });
const fields = (body: { fieldList?: { name: string }[] }) => body.fieldList?.map(({ name }) => name);

describe('CreateExperiment', () => {
  it.each(['shop', shop])('answers with all members, and defaults for those left out, in %s', async (project) => {
    const experiment = {
      arn: `${shop}/experiment/e`,
      name: 'e',
      project: shop,
      status: 'CREATED',
      description: '',
      createdTime: hours(0),
      lastUpdatedTime: hours(0),
      version: expect.any(Number),
      treatments: ['a', 'b', 'c'].map((name) => ({ name, featureVariations: { search: 'off' } })),
      metricGoals: [metric('price')],
      randomizationSalt: 'e',
      samplingRate: 100_000,
      type: 'aws.evidently.onlineab',
      onlineAbDefinition: { controlTreatmentName: 'a', treatmentWeights: { a: 33_334, b: 33_333, c: 33_333 } },
      tags: {},
    };
    const treatments = arms({ a: 'off', b: 'off', c: 'off' });
    const input = { project, name: 'e', treatments, metricGoals: [metric('price')] };
    expect(await service.ok('CreateExperiment', input)).toEqual({ experiment });
    expect(await service.ok('GetExperiment', { project, experiment: 'e' })).toEqual({ experiment });
  });

  it('takes empty weights as none: equal shares, and in an update those that were', async () => {
    const { body } = await create({ onlineAbConfig: { treatmentWeights: {} } });
    expect(body.experiment.onlineAbDefinition.treatmentWeights).toEqual({ a: 50_000, b: 50_000 });
    await update({ onlineAbConfig: { treatmentWeights: { a: 1, b: 2 } } });
    await update({ onlineAbConfig: { treatmentWeights: {} } });
    expect((await get()).onlineAbDefinition.treatmentWeights).toEqual({ a: 1, b: 2 });
  });

  it('has a weight for a treatment of any name, also __proto__', async () => {
    const treatmentWeights = JSON.parse('{"__proto__":100000}');
    const treatments = ['a', '__proto__'].map((name) => ({ name, feature: 'search', variation: 'on' }));
    await create({ treatments, onlineAbConfig: { treatmentWeights } });
    expect(JSON.stringify((await get()).onlineAbDefinition.treatmentWeights)).toBe('{"__proto__":100000}');
    await start(hours(1));
    const { details } = await service.ok('EvaluateFeature', { project: 'shop', feature: 'search', entityId: 'x' });
    expect(JSON.parse(details).treatment).toBe('__proto__');
  });

  it('keeps what is given', async () => {
    await given(service).segment('chrome');
    const members = {
      description: 'd',
      randomizationSalt: 'salt',
      samplingRate: 12_345,
      metricGoals: [
        { ...metric('price', { eventPattern: '{"a":[{"exists":true}]}', unitLabel: '$' }), desiredChange: 'DECREASE' },
      ],
      tags: { team: 'blue' },
    };
    const onlineAb = { controlTreatmentName: 'b', treatmentWeights: { a: 10, b: 20 } };
    const { body } = await create({ ...members, segment: 'chrome', onlineAbConfig: onlineAb });
    expect(body.experiment).toMatchObject({
      ...members,
      segment: `${account}:segment/chrome`,
      onlineAbDefinition: onlineAb,
    });
    expect(await get()).toEqual(body.experiment);
  });

  it('takes a draft that could not start', async () => {
    const onlineAbConfig = { controlTreatmentName: 'none', treatmentWeights: { a: 100_000 } };
    expect((await create({ treatments: arms({ a: 'lacking' }), onlineAbConfig })).status).toBe(200);
    expect((await create({ name: 'none', treatments: [] })).status).toBe(200);
  });

  it.each([
    ['a treatment twice', { treatments: [...arms({ a: 'off' }), ...arms({ a: 'on' })] }, ['treatments[1].name']],
    [
      'weights of no treatment',
      { onlineAbConfig: { treatmentWeights: { c: 1 } } },
      ['onlineAbConfig.treatmentWeights'],
    ],
    ['a metric twice', { metricGoals: [metric('m'), metric('m')] }, ['metricGoals[1].metricDefinition.name']],
    [
      'an event pattern that is none',
      { metricGoals: [metric('m'), metric('n', { eventPattern: 'no json' })] },
      ['metricGoals[1].metricDefinition.eventPattern'],
    ],
    ['no metric', { metricGoals: [] }, ['metricGoals']],
  ])('refuses %s', async (_, members, wrong) => {
    const { error, body } = await create(members);
    expect([error, fields(body)]).toEqual(['ValidationException', wrong]);
  });

  it('refuses a feature or a segment that is not there', async () => {
    expect((await create({ treatments: arms({ a: 'off' }, 'none') })).body.message).toBe(
      `Feature with arn '${shop}/feature/none' does not exist.`,
    );
    expect((await create({ segment: 'none' })).body.message).toBe(
      `Segment with arn '${account}:segment/none' does not exist.`,
    );
  });

  it('refuses a name that is taken, and stops at the quotas', async () => {
    const limited = await openTestService(dynamodb, { quotas: { experiments: 2, runningExperiments: 1 } });
    const start = (analysisCompleteTime: number) =>
      limited.call('StartExperiment', { project: 'shop', experiment: 'f', analysisCompleteTime });
    const make = given(limited);
    await make.project();
    await make.feature();
    await make.feature('other');
    await make.experiment('e');
    expect(await limited.call('CreateExperiment', experimentInput('e'))).toMatchObject({
      error: 'ConflictException',
      body: { message: 'Experiment e already exists', resourceId: `${shop}/experiment/e`, resourceType: 'experiment' },
    });
    await make.experiment('f', { treatments: arms({ a: 'off', b: 'on' }, 'other') });
    expect(await limited.call('CreateExperiment', experimentInput('g'))).toMatchObject({
      status: 402,
      body: { quotaCode: 'experiments' },
    });
    await make.startExperiment('e', hours(1));
    expect(await start(hours(1))).toMatchObject({
      status: 402,
      body: { quotaCode: 'running-experiments', message: expect.stringContaining('--quota runningExperiments=COUNT') },
    });
    limited.clock.now = startTime + hour;
    expect((await start(hours(2))).status).toBe(200);
  });
});

describe('an experiment that starts', () => {
  it('answers with its start, and shows when it completes', async () => {
    await given(service).experiment('e');
    service.clock.now = startTime + 5;
    const startedTime = (startTime + 5) / 1000;
    expect((await start(days(30))).body).toEqual({ startedTime });
    expect(await get()).toMatchObject({
      status: 'RUNNING',
      execution: { startedTime },
      schedule: { analysisCompleteTime: days(30) },
      lastUpdatedTime: startedTime,
    });
  });

  it.each([
    [-1, 400],
    [0, 400],
    [0.001, 200],
    [30 * 86_400 + 300, 200],
    [30 * 86_400 + 300.001, 400],
  ])('may complete %d seconds ahead: %d', async (seconds, status) => {
    await given(service).experiment('e');
    const answer = await start(hours(0) + seconds);
    expect([answer.status, fields(answer.body)]).toEqual([
      status,
      status === 200 ? undefined : ['analysisCompleteTime'],
    ]);
  });

  it('may have a sampling rate of 0', async () => {
    await given(service).experiment('e', { samplingRate: 0 });
    expect((await start(hours(1))).status).toBe(200);
  });

  it('is told all that is wrong at once', async () => {
    await given(service).experiment('e', {
      treatments: arms({ a: 'on' }),
      onlineAbConfig: { controlTreatmentName: 'none', treatmentWeights: { a: 100_000 } },
    });
    await service.ok('UpdateFeature', { project: 'shop', feature: 'search', removeVariations: ['on'] });
    const { error, body } = await start(hours(0));
    expect([error, fields(body)]).toEqual([
      'ValidationException',
      ['treatments', 'onlineAbConfig.controlTreatmentName', 'analysisCompleteTime', 'treatments[0].variation'],
    ]);
    expect((await get()).status).toBe('CREATED');
  });

  it('may not give away more than everyone', async () => {
    await given(service).experiment('e', { onlineAbConfig: { treatmentWeights: { a: 100_000, b: 1 } } });
    const { body } = await start(hours(1));
    expect(fields(body)).toEqual(['onlineAbConfig.treatmentWeights']);
    expect(body.message).toBe(
      'Invalid request: onlineAbConfig.treatmentWeights add up to 100,001 of 100,000 (100.001 %): more than everyone',
    );
  });

  it('has its features to itself, but for a launch', async () => {
    const make = given(service);
    await make.launch('l');
    await make.startLaunch('l');
    await make.experiment('e');
    await make.experiment('f');
    await make.startExperiment('e', hours(1));
    expect(await start(hours(1), 'f')).toMatchObject({
      error: 'ConflictException',
      body: {
        message: 'Feature search already has a running experiment, e',
        resourceId: `${shop}/experiment/f`,
        resourceType: 'experiment',
      },
    });
    service.clock.now = startTime + hour;
    expect((await start(hours(2), 'f')).status).toBe(200);
  });
});

describe('a running experiment', () => {
  beforeEach(async () => {
    await given(service).segment('chrome');
    await given(service).experiment('e', { segment: 'chrome' });
    await given(service).startExperiment('e', hours(10));
    service.clock.now = startTime + hour;
  });

  it('takes a sampling rate and a description', async () => {
    const before = await get();
    const changes = { samplingRate: 7, description: 'new' };
    const { body } = await update(changes);
    expect(body.experiment).toEqual({ ...before, ...changes, lastUpdatedTime: hours(1), version: before.version + 1 });
  });

  it.each([
    ['treatments', { treatments: arms({ a: 'on', b: 'off' }) }],
    ['metricGoals', { metricGoals: [metric('other')] }],
    ['randomizationSalt', { randomizationSalt: 'other' }],
    ['segment', { removeSegment: true }],
    ['controlTreatmentName', { onlineAbConfig: { controlTreatmentName: 'b' } }],
    ['treatmentWeights', { onlineAbConfig: { treatmentWeights: { a: 50_001, b: 49_999 } } }],
  ])('keeps its %s', async (member, changes) => {
    const before = await get();
    expect(await update(changes)).toMatchObject({
      error: 'ConflictException',
      body: {
        message: `Experiment e is running: ${member} cannot change`,
        resourceId: `${shop}/experiment/e`,
        resourceType: 'experiment',
      },
    });
    expect(await get()).toEqual(before);
  });

  it('takes members that are given as they are, defaults too', async () => {
    const same = {
      treatments: arms({ a: 'off', b: 'on' }),
      metricGoals: [metric('price')],
      randomizationSalt: 'e',
      segment: 'chrome',
      onlineAbConfig: { controlTreatmentName: 'a', treatmentWeights: { b: 50_000, a: 50_000 } },
    };
    expect((await update(same)).status).toBe(200);
  });

  it('takes empty descriptions for none', async () => {
    const described = (description: string) => arms({ a: 'off', b: 'on' }).map((arm) => ({ ...arm, description }));
    const { treatments } = await get();
    expect((await update({ treatments: described('') })).body.experiment.treatments).toEqual(treatments);
    expect((await update({ treatments: described('words') })).error).toBe('ConflictException');
  });

  it.each([
    [{}, 'COMPLETED'],
    [{ desiredState: 'COMPLETED', reason: 'enough' }, 'COMPLETED'],
    [{ desiredState: 'CANCELLED' }, 'CANCELLED'],
  ])('stops with %j as %s', async (input, status) => {
    expect(await service.ok('StopExperiment', { ...e, ...input })).toEqual({ endedTime: hours(1) });
    const experiment = await get();
    expect(experiment).toMatchObject({ status, execution: { startedTime: hours(0), endedTime: hours(1) } });
    expect(experiment.statusReason).toBe((input as { reason?: string }).reason);
    service.clock.now = startTime + 20 * hour;
    expect(await get()).toEqual(experiment);
  });

  it('completes by itself, to the millisecond', async () => {
    service.clock.now = startTime + 10 * hour - 1;
    expect((await get()).status).toBe('RUNNING');
    service.clock.now += 1;
    const endedTime = hours(10);
    expect(await get()).toMatchObject({
      status: 'COMPLETED',
      execution: { startedTime: hours(0), endedTime },
      lastUpdatedTime: endedTime,
    });
    expect((await service.ok('GetFeature', { project: 'shop', feature: 'search' })).feature.evaluationRules).toEqual(
      [],
    );
  });

  it('cannot be deleted, and leaves its name once it has ended', async () => {
    expect(await service.call('DeleteExperiment', e)).toMatchObject({
      error: 'ConflictException',
      body: {
        message: 'Experiment e is running; stop it first',
        resourceId: `${shop}/experiment/e`,
        resourceType: 'experiment',
      },
    });
    service.clock.now = startTime + 10 * hour;
    expect(await service.ok('DeleteExperiment', { ...e, project: shop })).toEqual({});
    expect((await service.call('GetExperiment', e)).body.message).toBe(
      `Experiment with arn '${shop}/experiment/e' does not exist.`,
    );
    const again = (await create({})).body.experiment;
    expect(again.status).toBe('CREATED');
    for (const member of ['execution', 'schedule', 'segment']) expect(again).not.toHaveProperty(member);
  });
});

describe('UpdateExperiment of a draft', () => {
  it('changes what is given, and nothing else', async () => {
    await given(service).segment('chrome');
    const before = await given(service).experiment('e');
    service.clock.now = startTime + hour;
    const changes = { description: 'new', randomizationSalt: 'salt', samplingRate: 1, metricGoals: [metric('m')] };
    const { body } = await update({
      ...changes,
      segment: 'chrome',
      treatments: arms({ a: 'on', c: 'off' }),
      onlineAbConfig: { treatmentWeights: { c: 5 } },
    });
    expect(body.experiment).toEqual({
      ...before,
      ...changes,
      segment: `${account}:segment/chrome`,
      treatments: [
        { name: 'a', featureVariations: { search: 'on' } },
        { name: 'c', featureVariations: { search: 'off' } },
      ],
      onlineAbDefinition: { controlTreatmentName: 'a', treatmentWeights: { c: 5 } },
      lastUpdatedTime: hours(1),
      version: before.version + 1,
    });
    expect(await get()).toEqual(body.experiment);
  });

  it('removes the segment when told to, and keeps it otherwise', async () => {
    await given(service).segment('chrome');
    await given(service).experiment('e', { segment: 'chrome' });
    const kept = (await update({ description: 'x', removeSegment: false })).body.experiment;
    expect(kept.segment).toBe(`${account}:segment/chrome`);
    expect(fields((await update({ segment: 'chrome', removeSegment: true })).body)).toEqual(['removeSegment']);
    expect((await update({ removeSegment: true })).body.experiment).not.toHaveProperty('segment');
    await service.ok('DeleteSegment', { segment: 'chrome' });
  });

  it('refuses what CreateExperiment refuses', async () => {
    await given(service).experiment('e');
    expect(fields((await update({ onlineAbConfig: { treatmentWeights: { none: 1 } } })).body)).toEqual([
      'onlineAbConfig.treatmentWeights',
    ]);
    expect((await update({ treatments: arms({ a: 'x' }, 'none') })).status).toBe(404);
    expect((await update({ experiment: 'none' })).status).toBe(404);
  });
});
