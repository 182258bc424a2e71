/**
 * The list of where experiments stand: it says what the last look has found, for the experiment as it is now.
 */
import { look } from '../../../lambdas/time/look.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { given, type Members, metric } from '../resources.ts';
import { day, hour, minute, openTrial, type TrialUnderTest } from './experiment-with-totals.ts';
import { ones } from './ones.ts';

const dynamodb = useDynamoDB();
const shop = { project: 'shop' };
const goals = { metricGoals: [{ ...metric('price'), desiredChange: 'INCREASE' }] };

const lookAt = ({ clock, service: { store, report } }: TrialUnderTest, now: number) => {
  clock.now = now;
  return look({ store, now, report });
};
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of all shapes
const listed = async ({ ok }: TrialUnderTest, more: Members = {}): Promise<any[]> =>
  (await ok('ListExperimentSummaries', { ...shop, ...more })).experimentSummaries;
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of all shapes
const summaryOf = async (trial: TrialUnderTest): Promise<any> => (await listed(trial))[0];
const health = ({ ok }: TrialUnderTest) => ok('GetExperimentHealth', { ...shop, experiment: 'trial' });

const better = { a: ones(1_000, 300), b: ones(1_000, 500) };

it('says what the health says at the moment of the look', async () => {
  const trial = await openTrial(dynamodb, { more: goals });
  const start = trial.clock.now;
  await trial.count(10 * minute, better);
  await trial.count(10 * minute, { a: ones(1_000, 0), b: ones(1_000, 0) }, { metric: 'uniques' });
  await lookAt(trial, start + 20 * minute);
  const summary = await summaryOf(trial);
  const { state, sentence, sampleRatioMismatch, decisions, progress, nextLook, treatments, metrics } =
    await health(trial);
  const [, shown] = metrics[0].treatments;
  expect(shown.verdictText).toBe(summary.verdicts[0].text);
  expect({ lower: shown.lowerBound, upper: shown.upperBound }).toEqual(sentence.numbers);
  expect(summary).toMatchObject({ state, sentence, sampleRatioMismatch, decisions, progress, nextLook, treatments });
  expect(summary).toMatchObject({
    name: 'trial',
    status: 'RUNNING',
    features: ['search'],
    asOf: start / 1000 + 20 * 60,
    verdicts: [
      {
        metricName: 'price',
        treatmentName: 'b',
        guardrail: false,
        verdict: 'Better',
        text: 'is better than the control',
      },
    ],
  });
});

it('says that nobody takes part, and how far the data is, before there are results', async () => {
  const trial = await openTrial(dynamodb);
  const start = trial.clock.now;
  await given(trial).experiment('draft');
  expect((await listed(trial, { status: 'CREATED' }))[0]).toMatchObject({
    state: 'DRAFT',
    sentence: { headline: 'Not started: nobody takes part.' },
    verdicts: [],
  });
  expect(await summaryOf(trial)).toMatchObject({ name: 'draft' });
  const [running] = await listed(trial, { status: 'RUNNING' });
  expect(running.sentence.headline).toBe('No verdict yet: results begin 10 minutes after the start.');
  expect(running).not.toHaveProperty('asOf');
  await trial.count(5 * minute, { a: ones(63, 0), b: ones(71, 0) });
  await lookAt(trial, start + 10 * minute);
  expect((await listed(trial, { status: 'RUNNING' }))[0]).toMatchObject({
    state: 'COLLECTING',
    sentence: { headline: 'No verdict yet: a has 63 of 100 events, b 71; 20 entities each are needed.' },
    verdicts: [{ text: 'has too little data' }],
  });
});

it('says higher, not better, where nobody said which direction is better', async () => {
  const trial = await openTrial(dynamodb);
  await trial.count(10 * minute, better);
  await lookAt(trial, trial.clock.now + 20 * minute);
  expect((await summaryOf(trial)).verdicts).toMatchObject([{ text: 'is higher than the control' }]);
});

it('tells the verdict of each guardrail', async () => {
  const trial = await openTrial(dynamodb, { more: { ...goals, guardrails: [{ ...metric('seconds'), margin: 0.1 }] } });
  await trial.count(10 * minute, better);
  await trial.count(10 * minute, { a: ones(2_000, 1_000), b: ones(2_000, 400) }, { metric: 1 });
  await lookAt(trial, trial.clock.now + 20 * minute);
  const { verdicts, decisions, sentence } = await summaryOf(trial);
  expect(verdicts[1]).toMatchObject({
    metricName: 'seconds',
    guardrail: true,
    verdict: 'Harmed',
    text: 'is worse than its guardrail allows',
  });
  expect(decisions).toMatchObject([{ treatmentName: 'b', decision: 'STOP' }]);
  expect(sentence).toEqual((await health(trial)).sentence);
});

describe('given an experiment that ends', () => {
  it('is final only when a look has seen its end, which takes no new count', async () => {
    const trial = await openTrial(dynamodb, { more: goals, ends: 2 * hour + 2 * minute });
    const start = trial.clock.now;
    await trial.count(10 * minute, better);
    await lookAt(trial, start + 2 * hour);
    trial.clock.now = start + 2 * hour + 3 * minute;
    expect(await summaryOf(trial)).toMatchObject({
      state: 'FINAL',
      status: 'COMPLETED',
      sentence: { headline: expect.stringContaining('The look at its end has not been taken yet.'), tone: 'neutral' },
    });
    await lookAt(trial, start + 2 * hour + 5 * minute);
    const summary = await summaryOf(trial);
    expect(summary.sentence.headline).toMatch(/^Final: b is better/);
    expect(summary.sentence).toEqual((await health(trial)).sentence);
  });

  it('keeps what was shown until a stop, and the last verdict for longer than the results', async () => {
    const trial = await openTrial(dynamodb, { more: goals, ends: 7 * day });
    const start = trial.clock.now;
    await trial.count(10 * minute, better);
    await lookAt(trial, start + 20 * minute);
    trial.clock.now = start + 21 * minute;
    await trial.ok('StopExperiment', { ...shop, experiment: 'trial' });
    expect(await summaryOf(trial)).toMatchObject({ state: 'STOPPED', verdicts: [{ verdict: 'Better' }] });
    await lookAt(trial, start + 25 * minute);
    trial.clock.now = start + 64 * day;
    const { sentence, state } = await summaryOf(trial);
    expect(state).toBe('EXPIRED');
    expect(sentence.headline).toMatch(
      /^Results are kept for 63 days; the last verdict was that b is better than the control in price on \d+ \w+/,
    );
    expect((await health(trial)).sentence).toEqual(sentence);
  });
});

describe('given an experiment of an earlier version, of which no look has kept anything', () => {
  const forget = async (trial: TrialUnderTest) => {
    const { notices } = trial.service.store;
    const before = await notices.get(trial.id);
    const { kept: _, ...after } = before.notices;
    await notices.record(trial.id, { before, after, historyOwner: 'any', records: [], now: trial.clock.now });
  };

  it('says so, until the next look sums it up without new counts', async () => {
    const trial = await openTrial(dynamodb, { more: goals });
    const start = trial.clock.now;
    await trial.count(10 * minute, better);
    await lookAt(trial, start + 20 * minute);
    await forget(trial);
    expect((await summaryOf(trial)).sentence.headline).toBe('No verdict yet: the first look has not been taken.');
    await lookAt(trial, start + 25 * minute);
    expect((await summaryOf(trial)).verdicts).toMatchObject([{ verdict: 'Better' }]);
  });

  it('says of one that has ended that it tells itself', async () => {
    const trial = await openTrial(dynamodb, { more: goals, ends: hour });
    await trial.count(10 * minute, better);
    await lookAt(trial, trial.clock.now + 2 * hour);
    await forget(trial);
    const { sentence } = await summaryOf(trial);
    expect(sentence).toMatchObject({ headline: expect.stringContaining('No look has kept'), tone: 'neutral' });
  });
});
