/**
 * What means the same in other words: sent again while it runs, empty where it could be left out, at the edge of a limit.
 */
import { startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { account, arms, days, given, hours, type Members, metric, step } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
const pattern = '{"details.price":[{"numeric":[">",1]},"a \\" b"]}';
const spaced = ' { "details.price" : [ { "numeric" : [ ">" , 1 ] } ,\n"a \\" b" ] } ';

beforeEach(async () => {
  await given(service).project();
  await given(service).feature();
  await given(service).segment('chrome');
});

const e = { project: 'shop', experiment: 'e' };
const l = { project: 'shop', launch: 'l' };
const updateExperiment = (members: Members) => service.call('UpdateExperiment', { ...e, ...members });
const updateLaunch = (members: Members) => service.call('UpdateLaunch', { ...l, ...members });

describe('given a running experiment', () => {
  const twoMetrics = [metric('price', { eventPattern: pattern }), metric('clicks')];
  beforeEach(async () => {
    const onlineAbConfig = { treatmentWeights: { a: 70_000, b: 30_000, c: 0 } };
    const treatments = arms({ a: 'off', b: 'on', c: 'on' });
    await given(service).experiment('e', { treatments, metricGoals: twoMetrics, segment: 'chrome', onlineAbConfig });
    await given(service).startExperiment('e', hours(10));
  });

  it.each([
    ['treatments in another order', { treatments: arms({ c: 'on', b: 'on', a: 'off' }) }],
    ['weights in another order', { onlineAbConfig: { treatmentWeights: { c: 0, b: 30_000, a: 70_000 } } }],
    ['weights without those that are 0', { onlineAbConfig: { treatmentWeights: { b: 30_000, a: 70_000 } } }],
    ['a pattern with other blanks', { metricGoals: [metric('price', { eventPattern: spaced }), metric('clicks')] }],
    ['metrics in another order', { metricGoals: twoMetrics.toReversed() }],
    ['an empty pattern for none', { metricGoals: [twoMetrics[0], metric('clicks', { eventPattern: '' })] }],
    ['an empty salt', { randomizationSalt: '' }],
    ['its segment by ARN', { segment: `${account}:segment/chrome` }],
  ])('%s are no change, and what is stored stays', async (_, members) => {
    const { lastUpdatedTime: _before, version: _is, ...before } = (await service.ok('GetExperiment', e)).experiment;
    const { status, body } = await updateExperiment(members);
    expect([status, body.message]).toEqual([200, undefined]);
    const { lastUpdatedTime: _after, version: _was, ...after } = body.experiment;
    expect(JSON.stringify(after)).toBe(JSON.stringify(before));
  });

  it.each([
    [
      'numbers that are written otherwise',
      {
        metricGoals: [
          metric('price', { eventPattern: '{"details.price":[{"numeric":[">",1.0]},"a \\" b"]}' }),
          metric('clicks'),
        ],
      },
    ],
    [
      'blanks inside a text',
      { metricGoals: [metric('price', { eventPattern: pattern.replace('a ', 'a  ') }), metric('clicks')] },
    ],
    ['a treatment twice', { treatments: arms({ a: 'off', b: 'on' }) }],
    ['another share', { onlineAbConfig: { treatmentWeights: { a: 70_000, b: 30_000, c: 1 } } }],
  ])('%s are a change', async (_, members) => {
    expect((await updateExperiment(members)).error).toBe('ConflictException');
  });
});

describe('given a running launch', () => {
  const overrides = (...list: [segment: string, evaluationOrder: number][]) => ({
    segmentOverrides: list.map(([segment, evaluationOrder]) => ({ segment, evaluationOrder, weights: { b: 100_000 } })),
  });
  const steps = (...list: object[]) => ({ scheduledSplitsConfig: { steps: list } });
  const begun = step(hours(0), { a: 1, b: 2 }, overrides(['chrome', 1], ['safari', 2]));
  const metricMonitors = [metric('price', { eventPattern: pattern }), metric('clicks')];
  beforeEach(async () => {
    await given(service).segment('safari');
    await given(service).launch('l', { metricMonitors, ...steps(begun) });
    await given(service).startLaunch('l');
  });

  it.each([
    ['groups in another order', { groups: arms({ b: 'on', a: 'off' }) }],
    [
      'metrics in another order and with blanks',
      { metricMonitors: [metric('clicks'), metric('price', { eventPattern: spaced })] },
    ],
    ['overrides in another order', steps(step(hours(0), { b: 2, a: 1 }, overrides(['safari', 2], ['chrome', 1])))],
    [
      'segments by ARN',
      steps(step(hours(0), { a: 1, b: 2 }, overrides([`${account}:segment/chrome`, 1], ['safari', 2]))),
    ],
    ['an empty salt', { randomizationSalt: '' }],
  ])('%s are no change, and what is stored stays', async (_, members) => {
    const { lastUpdatedTime: _before, version: _is, ...before } = (await service.ok('GetLaunch', l)).launch;
    const { status, body } = await updateLaunch(members);
    expect([status, body.message]).toEqual([200, undefined]);
    const { lastUpdatedTime: _after, version: _was, ...after } = body.launch;
    expect(JSON.stringify(after)).toBe(JSON.stringify(before));
  });

  it('overrides that are asked in another order are a change', async () => {
    const other = steps(step(hours(0), { a: 1, b: 2 }, overrides(['chrome', 2], ['safari', 1])));
    expect((await updateLaunch(other)).error).toBe('ConflictException');
  });
});

it('takes an empty salt and an empty event pattern for none', async () => {
  const metrics = [metric('price', { eventPattern: '' })];
  const experiment = await given(service).experiment('e', { randomizationSalt: '', metricGoals: metrics });
  const launch = await given(service).launch('l', { randomizationSalt: '', metricMonitors: metrics });
  expect([experiment.randomizationSalt, launch.randomizationSalt]).toEqual(['e', 'l']);
  for (const { metricDefinition } of [experiment.metricGoals[0], launch.metricMonitors[0]])
    expect(metricDefinition).not.toHaveProperty('eventPattern');
  const changed = await service.ok('UpdateExperiment', { ...e, metricGoals: [metric('other', { eventPattern: '' })] });
  expect(changed.experiment.metricGoals).toEqual([metric('other')]);
});

it('refuses to start with treatment weights that are all 0, and not with such a launch step', async () => {
  const zero = { treatmentWeights: { a: 0, b: 0 } };
  await given(service).experiment('e', { onlineAbConfig: zero });
  const start = { ...e, analysisCompleteTime: hours(1) };
  expect((await service.call('StartExperiment', start)).body.fieldList).toEqual([
    { name: 'onlineAbConfig.treatmentWeights', message: 'are all 0: at least one treatment needs a share' },
  ]);
  await service.ok('UpdateExperiment', { ...e, onlineAbConfig: { treatmentWeights: { a: 0, b: 1 } } });
  await service.ok('StartExperiment', start);
  await given(service).launch('l', { scheduledSplitsConfig: { steps: [step(hours(0), { a: 0, b: 0 })] } });
  await given(service).startLaunch('l');
});

it('takes an analysis of 30 days by a clock that is 5 minutes ahead, not more', async () => {
  await given(service).experiment('e');
  const ahead = (milliseconds: number) => ({ ...e, analysisCompleteTime: days(30) + 300 + milliseconds / 1000 });
  expect((await service.call('StartExperiment', ahead(1))).body.fieldList).toEqual([
    {
      name: 'analysisCompleteTime',
      message: expect.stringMatching(/^must be at most 30 days ahead; the service's time is 20/),
    },
  ]);
  expect(await service.ok('StartExperiment', ahead(0))).toEqual({ startedTime: startTime / 1000 });
});
