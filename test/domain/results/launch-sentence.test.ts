import type { Launch } from '../../../domain/lifecycle/launch.ts';
import { type MonitorFacts, type StepFacts, wordLaunch } from '../../../domain/results/launch-sentence.ts';

const now = Date.UTC(2026, 10, 3, 12);
const launch = { startedTime: now - 1, steps: [{ startTime: now - 1 }, { startTime: now }] } as unknown as Launch;

const compared = (more: Partial<MonitorFacts> = {}): MonitorFacts => ({
  groupName: 'new',
  state: 'Open',
  margin: 0,
  metric: { metricName: 'revenue' },
  entityLabel: 'entities',
  facts: { interval: { lower: -0.42, upper: 2.1 } },
  observations: [200, 300],
  ...more,
});

const said = (comparisons: readonly MonitorFacts[], more: Partial<StepFacts> = {}) =>
  wordLaunch(
    launch,
    { control: 'old', step: { step: 1, arrivals: [], sampleRatioMismatch: false, comparisons, ...more } },
    now,
  );

const lower = { interval: { lower: -3.18, upper: -1.34 } };
const higher = { interval: { lower: 1.34, upper: 3.18 } };
const holds = 'This holds however often you look.';

describe('the sentence about a launch', () => {
  it.each<[string, Partial<MonitorFacts>, string, string]>([
    [
      'harm',
      { state: 'Harmed', desiredChange: 'INCREASE', facts: lower },
      'new is worse than old: revenue per event is lower by 1.34 to 3.18',
      'negative',
    ],
    [
      'harm over a margin',
      { state: 'Harmed', desiredChange: 'DECREASE', margin: 0.02, facts: higher },
      'new is worse than old by more than 2 %: revenue per event is higher by 1.34 to 3.18',
      'negative',
    ],
    [
      'no harm',
      { state: 'NotWorse', desiredChange: 'INCREASE', margin: 0.02 },
      'new is not worse than old by more than 2 %: revenue per event changed by somewhere between −0.42 and +2.10',
      'positive',
    ],
    [
      'a gain',
      { state: 'NotWorse', desiredChange: 'INCREASE', facts: higher },
      'new is better than old: revenue per event is higher by 1.34 to 3.18',
      'positive',
    ],
    [
      'a direction that nobody asked for',
      { state: 'Lower', facts: lower, unitLabel: 'EUR' },
      'new: revenue per event is lower by 1.34 to 3.18 EUR',
      'neutral',
    ],
    [
      'a share',
      {
        state: 'Higher',
        facts: { interval: { lower: 0.01, upper: 0.02 } },
        metric: { metricName: 'purchase', aggregation: 'SHARE' },
      },
      'new: the share of entities with purchase is higher by 1.00 to 2.00 percentage points',
      'neutral',
    ],
  ])('tells %s', (_, facts, claim, tone) => {
    expect(said([compared(facts)])).toMatchObject({
      state: 'RUNNING',
      headline: `Step 2 of 2: ${claim}. ${holds}`,
      tone,
    });
  });

  it('puts harm first, and the others beside it', () => {
    const harmed = compared({ groupName: 'third', state: 'Harmed', desiredChange: 'INCREASE', facts: lower });
    const { headline, detail } = said([compared(), compared({ groupName: 'late', state: 'Collecting' }), harmed]);
    expect(headline).toMatch(/^Step 2 of 2: third is worse than old/);
    expect(detail).toBe(
      'No difference of new shown so far: revenue per event changed by somewhere between −0.42 and +2.10. ' +
        'old has 200 of 100 observations of revenue, late 300; 20 entities each are needed.',
    );
  });

  it('says that every value was the same, and that there is nothing to compare', () => {
    const { headline } = said([compared({ facts: { interval: { lower: 0, upper: 0 } } })]);
    expect(headline).toBe('Step 2 of 2: every value of revenue of new was the same.');
    expect(said([])).toMatchObject({ state: 'COLLECTING', headline: 'Step 2 of 2: there is nothing to compare.' });
  });

  it('puts shares that were not kept before everything', () => {
    const arrivals = [
      { groupName: 'old', entities: 4210, expectedShare: 0.5 },
      { groupName: 'new', entities: 3846, expectedShare: 0.5 },
    ];
    const facts = { state: 'Harmed', desiredChange: 'INCREASE', facts: lower } as const;
    expect(said([compared(facts)], { arrivals, sampleRatioMismatch: true })).toEqual({
      state: 'RUNNING',
      headline:
        'Do not compare the groups of step 2: 4,210 to old and 3,846 to new came, where shares of 50 % and 50 % were set.',
      detail: `The launch goes on. What the comparison would say: Step 2 of 2: new is worse than old: revenue per event is lower by 1.34 to 3.18. ${holds}`,
      tone: 'warning',
      numbers: { entities0: 4210, entities1: 3846 },
    });
  });

  const harmed = compared({ state: 'Harmed', desiredChange: 'INCREASE', facts: lower });
  const facts = { control: 'old', step: { step: 1, arrivals: [], sampleRatioMismatch: false, comparisons: [harmed] } };
  const inStep = `Step 2 of 2: new is worse than old: revenue per event is lower by 1.34 to 3.18. ${holds}`;
  const statusReason = 'monitor revenue: new is worse than old in step 2';

  it('begins with the reason of a launch that is held, and says since when', () => {
    const since = 'Held since 3 Nov at 12:00 UTC';
    const held = { ...launch, heldSince: now, statusReason };
    expect(wordLaunch(held, facts, now)).toMatchObject({
      state: 'RUNNING',
      headline: `${since}: ${statusReason}. Later steps wait until it is continued.`,
      detail: inStep,
      tone: 'negative',
    });
    const { state, headline, detail, tone } = wordLaunch(held, { control: 'old' }, now);
    expect([state, headline.startsWith(since), detail, tone]).toEqual([
      'WAITING',
      true,
      'Nobody takes part yet.',
      'warning',
    ]);
  });

  it('says why a launch was stopped', () => {
    const stopped = { ...launch, endedTime: now, heldSince: now, statusReason };
    expect(wordLaunch(stopped, facts, now)).toMatchObject({
      state: 'STOPPED',
      headline: `Stopped on 3 Nov: ${statusReason}. What was shown until then holds.`,
      detail: inStep,
    });
    expect(wordLaunch(stopped, { control: 'old' }, now).headline).toBe(
      `Stopped before its first step: ${statusReason}. Nobody took part.`,
    );
  });
});
