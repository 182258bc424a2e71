/**
 * ExplainEvaluation: shares that people cannot take for percents, and what has ended.
 */
import { startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { given, hours, step } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
const hour = 3_600_000;

beforeEach(async () => {
  await given(service).project();
  await given(service).feature();
});

type Check = Readonly<Record<string, unknown>> & { readonly check: string; readonly text: string };

const checksOf = async (): Promise<readonly Check[]> =>
  (await service.ok('ExplainEvaluation', { project: 'shop', feature: 'search', entityId: 'visitor' })).checks;
const checkOf = async (name: string) => (await checksOf()).find(({ check }) => check === name);

it('says shares of 100,000 and in percent, and what is outside', async () => {
  await given(service).launch('l', { scheduledSplitsConfig: { steps: [step(hours(0), { a: 10, b: 90 })] } });
  await given(service).startLaunch('l');
  await given(service).experiment('e', { samplingRate: 12_345 });
  await given(service).startExperiment('e', hours(10));
  const weights = await checkOf('GROUP_WEIGHTS');
  expect(weights).toMatchObject({ split: { shares: { a: 10, b: 90 }, outside: 99_900 } });
  expect(weights?.text).toMatch(
    /^The shares are a 10 of 100,000 \(0\.01 %\), b 90 of 100,000 \(0\.09 %\), outside 99,900 of 100,000 \(99\.9 %\): bucket [\d,]+ is outside\.$/,
  );
  const sampling = await checkOf('SAMPLING_RATE');
  expect(sampling).toMatchObject({ samplingRate: 12_345, outside: 87_655 });
  expect(sampling?.text).toContain('12,345 of 100,000 (12.345 %), outside 87,655 of 100,000 (87.655 %)');
});

it('counts steps from 1 in words, as all sentences about launches do', async () => {
  const steps = [step(hours(0), { a: 10_000 }), step(hours(1), { a: 20_000 })];
  await given(service).launch('l', { scheduledSplitsConfig: { steps } });
  await given(service).startLaunch('l');
  service.clock.now = startTime + hour;
  expect(await checkOf('LAUNCH')).toMatchObject({ step: 1, text: 'The launch l is running, in step 2.' });
});

it('says that a launch has ended, and when, until another starts', async () => {
  await given(service).launch('l');
  expect(await checkOf('LAUNCH')).toBeUndefined();
  await given(service).startLaunch('l');
  expect(await checkOf('LAUNCH')).not.toHaveProperty('endedTime');
  service.clock.now = startTime + hour;
  await service.ok('StopLaunch', { project: 'shop', launch: 'l' });
  expect(await checkOf('LAUNCH')).toEqual({
    check: 'LAUNCH',
    launch: 'l',
    endedTime: hours(1),
    text: 'The launch l ended at 2026-01-05T13:00:00.000Z.',
  });
  await given(service).launch('next');
  await given(service).startLaunch('next');
  expect((await checksOf()).filter(({ check }) => check === 'LAUNCH')).toMatchObject([{ launch: 'next', step: 0 }]);
});

it('says that an experiment has ended, and when, before and after that is written down', async () => {
  await given(service).experiment('e');
  await given(service).startExperiment('e', hours(2));
  service.clock.now = startTime + 3 * hour;
  const ended = {
    check: 'EXPERIMENT',
    experiment: 'e',
    running: false,
    endedTime: hours(2),
    text: 'The experiment e ended at 2026-01-05T14:00:00.000Z.',
  };
  expect(await checkOf('EXPERIMENT')).toEqual(ended);
  await service.ok('GetProject', { project: 'shop' });
  expect(await checkOf('EXPERIMENT')).toEqual(ended);
});

it('says by how much weights are more than everyone', async () => {
  await given(service).launch('l', { scheduledSplitsConfig: { steps: [step(hours(0), { a: 60_000, b: 90_000 })] } });
  const { body } = await service.call('StartLaunch', { project: 'shop', launch: 'l' });
  expect(body.fieldList[0].message).toBe('add up to 150,000 of 100,000 (150 %): more than everyone');
});
