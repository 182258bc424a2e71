import type { Experiment } from '../../../domain/lifecycle/experiment.ts';
import { wordExperiment } from '../../../domain/results/sentence.ts';
import type { ComparisonFacts, MetricFacts, SentenceFacts } from '../../../domain/results/sentence-facts.ts';

const DAY = 86_400_000;
const started = Date.UTC(2026, 9, 20, 9);
const planned = started + 23 * DAY;
const now = started + 3 * DAY;

const goal = (name: string, more: object = {}) => ({
  metricDefinition: { name, entityIdKey: 'id', valueKey: 'v', ...('unitLabel' in more ? more : {}) },
  ...('desiredChange' in more ? more : {}),
});
const revenue = { ...goal('revenue'), desiredChange: 'INCREASE' as const };
const draft = {
  id: '1',
  name: 'checkout',
  status: 'CREATED',
  treatments: ['old', 'new'].map((name) => ({ name, feature: 'f', variation: name })),
  metricGoals: [revenue],
  samplingRate: 100_000,
} as unknown as Experiment;
const running: Experiment = { ...draft, status: 'RUNNING', startedTime: started, analysisCompleteTime: planned };
const final: Experiment = { ...running, status: 'COMPLETED', endedTime: planned };
const cancelled: Experiment = { ...running, status: 'CANCELLED', endedTime: Date.UTC(2026, 10, 3, 9) };

const found = (more: Partial<ComparisonFacts> = {}): ComparisonFacts => ({
  verdict: 'Inconclusive',
  drift: false,
  pValue: 0.4,
  adjustedPValue: 0.4,
  interval: { lower: -0.42, upper: 2.1 },
  ...more,
});
const better = found({
  verdict: 'Better',
  pValue: 0.012,
  adjustedPValue: 0.012,
  interval: { lower: 1.34, upper: 3.18 },
});
const metric = (comparison: ComparisonFacts | undefined, more: Partial<MetricFacts> = {}): MetricFacts => ({
  metricName: 'revenue',
  treatments: [
    { treatmentName: 'old', observations: 4210 },
    { treatmentName: 'new', observations: 3846, comparison },
  ],
  ...more,
});
const facts = (metrics: readonly MetricFacts[], more: Partial<SentenceFacts> = {}): SentenceFacts => ({
  arrivals: [
    { treatmentName: 'old', entities: 4210, expectedShare: 0.5 },
    { treatmentName: 'new', entities: 3846, expectedShare: 0.5 },
  ],
  sampleRatioMismatch: false,
  metrics,
  ...more,
});
const collected = metric(undefined, {
  needed: {
    minutes: 4,
    treatments: [
      { treatmentName: 'old', events: 37, entities: 1 },
      { treatmentName: 'new', events: 29, entities: 0 },
    ],
  },
  treatments: [
    { treatmentName: 'new', observations: 71 },
    { treatmentName: 'old', observations: 63 },
  ],
});

describe('the sentence on an experiment', () => {
  it('says of a draft that nobody takes part', () => {
    expect(wordExperiment(draft, facts([collected]), now)).toEqual({
      state: 'DRAFT',
      headline: 'Not started: nobody takes part.',
      detail: '',
      tone: 'neutral',
      numbers: {},
    });
  });

  it('tells while it collects what each arm has and lacks, and nothing of a p-value', () => {
    const nextLook = Date.UTC(2026, 9, 20, 14, 5);
    expect(wordExperiment(running, facts([collected], { nextLook }), now)).toEqual({
      state: 'COLLECTING',
      headline: 'No verdict yet: old has 63 of 100 events, new 71; 20 entities each are needed.',
      detail:
        'revenue: old lacks 37 events and 1 entity. revenue: new lacks 29 events. ' +
        'Results begin 10 minutes after the start, in 4 minutes. Next look 14:05 UTC.',
      tone: 'neutral',
      numbers: { observations0: 71, observations1: 63 },
    });
  });

  it('tells of a metric per entity how many entities there are, by the label of the project', () => {
    const shares = { ...collected, aggregation: 'SHARE' as const };
    expect(wordExperiment(running, facts([shares], { entityLabel: 'shoppers' }), now).headline).toBe(
      'No verdict yet: old has 63 of 100 shoppers, new 71.',
    );
  });

  it('waits for the tenth minute where nothing else is lacking', () => {
    const waiting = metric(undefined, { needed: { minutes: 1, treatments: [] } });
    const said = wordExperiment(running, facts([waiting]), now);
    expect(said.headline).toBe('No verdict yet: results begin 10 minutes after the start.');
    expect(said.detail).toBe('Results begin 10 minutes after the start, in 1 minute.');
  });

  it('says when the first window is over, while others have results too', () => {
    const treatments = ['old', 'new'].map((treatmentName) => ({ treatmentName, events: 100, entities: 20 }));
    const waiting = (minutes: number) =>
      metric(undefined, { metricName: 'buys', windowHours: 24, needed: { minutes, treatments } });
    const collecting = wordExperiment(running, facts([waiting(90)]), now);
    expect(collecting.detail).toMatch(
      /buys begins when the first 24 hours after an evaluation are over, in 90 minutes\.$/,
    );
    const { headline, detail } = wordExperiment(running, facts([metric(better), waiting(1_380)]), now);
    expect(headline).toMatch(/^new is better/);
    expect(detail).toMatch(/buys begins when the first 24 hours after an evaluation are over, in 23 hours\.$/);
    expect(wordExperiment(final, facts([metric(better), waiting(1_380)]), planned).detail).not.toContain('begins');
  });

  it('says where no difference is shown between what it may be, with a true minus', () => {
    expect(wordExperiment(running, facts([metric(found())]), now)).toEqual({
      state: 'RUNNING',
      headline: 'No difference shown so far: revenue per event changed by somewhere between −0.42 and +2.10.',
      detail: '',
      tone: 'neutral',
      numbers: { lower: -0.42, upper: 2.1 },
    });
  });

  it('says that new is better, and that this holds however often you look', () => {
    expect(wordExperiment(running, facts([metric(better)]), now)).toEqual({
      state: 'RUNNING',
      headline: 'new is better: revenue per event is higher by 1.34 to 3.18. This holds however often you look.',
      detail: '',
      tone: 'positive',
      numbers: { lower: 1.34, upper: 3.18 },
    });
  });

  it.each([
    ['Worse', { lower: -3.18, upper: -1.34 }, 'new is worse: revenue per event is lower by 1.34 to 3.18.', 'negative'],
    ['Best', { lower: 1.34, upper: 3.18 }, 'new is best: revenue per event is higher by 1.34 to 3.18.', 'positive'],
  ] as const)('names %s', (verdict, interval, said, tone) => {
    const words = wordExperiment(running, facts([metric({ ...better, verdict, interval })]), now);
    expect(words).toMatchObject({ headline: `${said} This holds however often you look.`, tone });
  });

  it('of a metric that is to fall says better where it is lower', () => {
    const latency = { ...running, metricGoals: [{ ...revenue, desiredChange: 'DECREASE' }] } as Experiment;
    const words = wordExperiment(
      latency,
      facts([metric({ ...better, interval: { lower: -3.18, upper: -1.34 } })]),
      now,
    );
    expect(words.headline).toContain('new is better: revenue per event is lower by 1.34 to 3.18.');
  });

  it('says higher and lower alone where nobody said which way is good', () => {
    const undirected = { ...running, metricGoals: [goal('revenue')] } as Experiment;
    expect(wordExperiment(undirected, facts([metric(better)]), now)).toMatchObject({
      headline: 'new: revenue per event is higher by 1.34 to 3.18. This holds however often you look.',
      tone: 'neutral',
    });
  });

  it.each([
    [
      'SHARE',
      { lower: 0.0134, upper: 0.0318 },
      'the share of entities with revenue is higher by 1.34 to 3.18 percentage points',
    ],
    [
      'EVENTS_PER_ENTITY',
      { lower: 0.01, upper: 0.2 },
      'the number of revenue events, on average over all entities, is higher by 0.010 to 0.200',
    ],
    [
      'VALUE_PER_ENTITY',
      { lower: 1, upper: 23.4 },
      'revenue, on average over all entities, is higher by 1.0 to 23.4 EUR',
    ],
    ['VALUE_PER_EVENT', { lower: 12345, upper: 23456 }, 'revenue per event is higher by 12,300 to 23,500 EUR'],
  ] as const)('says what %s measures, the unit after the numbers', (aggregation, interval, said) => {
    const euros = { ...running, metricGoals: [{ ...revenue, ...goal('revenue', { unitLabel: 'EUR' }) }] } as Experiment;
    const directed = { ...euros, metricGoals: [{ ...euros.metricGoals[0], desiredChange: 'INCREASE' }] } as Experiment;
    const words = wordExperiment(directed, facts([metric({ ...better, interval }, { aggregation })]), now);
    expect(words.headline).toContain(`new is better: ${said}.`);
  });

  it('is final at the planned end alone, with its p-value', () => {
    expect(wordExperiment(final, facts([metric(better)]), planned + 1)).toMatchObject({
      state: 'FINAL',
      headline: 'Final: new is better: revenue per event is higher by 1.34 to 3.18. p = 0.012.',
      numbers: { pValue: 0.012 },
    });
    expect(wordExperiment(final, facts([metric(found({ pValue: 1e-9 }))]), planned + 1).headline).toBe(
      'Final: no difference shown: revenue per event changed by somewhere between −0.42 and +2.10. p < 0.0001.',
    );
    expect(wordExperiment(final, facts([collected]), planned + 1).headline).toBe(
      'Final: no verdict: old has 63 of 100 events, new 71; 20 entities each are needed.',
    );
  });

  it('says of one that was stopped by whom, when and how early, and that there is no final p-value', () => {
    const words = wordExperiment(cancelled, facts([metric(better)], { stoppedBy: 'ada' }), planned);
    expect(words).toEqual({
      state: 'STOPPED',
      headline: 'Stopped by ada on 3 Nov, 9 days early. What was shown until then holds; there is no final p-value.',
      detail: 'new is better: revenue per event is higher by 1.34 to 3.18.',
      tone: 'positive',
      numbers: { lower: 1.34, upper: 3.18 },
    });
    const nextYear = wordExperiment(cancelled, facts([collected]), Date.UTC(2027, 0, 1));
    expect(nextYear.headline).toBe('Results are kept for 63 days; this experiment started on 20 Oct 2026.');
    expect(wordExperiment(cancelled, facts([collected]), planned)).toMatchObject({
      headline: 'Stopped on 3 Nov, 9 days early. What was shown until then holds; there is no final p-value.',
      detail: expect.stringContaining('No verdict: old has 63 of 100 events, new 71'),
    });
  });

  it('puts drift before every verdict, and no numbers with it', () => {
    const shown = { ...better, drift: true, interval: { lower: 2, upper: 1 } };
    for (const experiment of [running, final]) {
      expect(wordExperiment(experiment, facts([metric(shown)]), planned)).toMatchObject({
        headline: 'The difference changed while it ran; no single number describes it.',
        detail: 'This is revenue of new.',
        tone: 'warning',
        numbers: {},
      });
    }
  });

  it('puts a mismatch above everything, the verdict in the detail', () => {
    const words = wordExperiment(running, facts([metric(better)], { sampleRatioMismatch: true }), now);
    expect(words).toMatchObject({
      state: 'RUNNING',
      headline: 'Do not use these results: 4,210 came to old and 3,846 to new, where equal shares were set.',
      tone: 'warning',
      numbers: { entities0: 4210, entities1: 3846 },
    });
    expect(words.detail).toContain('What they would say: new is better: revenue per event is higher by 1.34 to 3.18.');
  });

  it('names shares that are not equal', () => {
    const arrivals = [
      { treatmentName: 'old', entities: 9000, expectedShare: 0.9 },
      { treatmentName: 'new', entities: 1500, expectedShare: 0.1 },
    ];
    expect(wordExperiment(running, facts([collected], { sampleRatioMismatch: true, arrivals }), now)).toMatchObject({
      state: 'COLLECTING',
      headline: 'Do not use these results: 9,000 came to old and 1,500 to new, where shares of 90 % and 10 % were set.',
    });
  });

  it('says where a verdict does not stand among several', () => {
    const weak = { ...better, pValue: 0.02, adjustedPValue: 0.0912 };
    const others = { treatmentName: 'blue', observations: 500, comparison: found() };
    const one = metric(weak);
    const words = wordExperiment(running, facts([{ ...one, treatments: [...one.treatments, others] }]), now);
    expect(words.headline).toContain('Among its 2 comparisons it does not stand alone (adjusted p 0.091).');
    expect(words.detail).toBe(
      'No difference shown for blue: revenue per event changed by somewhere between −0.42 and +2.10.',
    );
    expect(words.numbers).toMatchObject({ pValue: 0.02, adjustedPValue: 0.0912, comparisons: 2 });
  });

  it('leads with the verdict where another metric has none, and tells what that lacks', () => {
    const both = { ...running, metricGoals: [revenue, { ...goal('clicks'), desiredChange: 'INCREASE' }] } as Experiment;
    const words = wordExperiment(both, facts([collected, metric(better, { metricName: 'clicks' })]), now);
    expect(words.headline).toContain('new is better: clicks per event is higher');
    expect(words.detail).toContain('revenue: old lacks 37 events');
  });

  it('is no plain good news where the same treatment is worse in another metric', () => {
    const both = { ...running, metricGoals: [revenue, { ...goal('clicks'), desiredChange: 'INCREASE' }] } as Experiment;
    const worse = found({ ...better, verdict: 'Worse', adjustedPValue: 0.03, interval: { lower: -2, upper: -1 } });
    const words = wordExperiment(both, facts([metric(better), metric(worse, { metricName: 'clicks' })]), now);
    expect(words.tone).toBe('warning');
    expect(words.detail).toBe('new is worse: clicks per event is lower by 1.00 to 2.00.');
  });

  it('takes thirds of 100,000 for equal shares', () => {
    const arrivals = [0.33334, 0.33333, 0.33333].map((expectedShare, i) => ({
      treatmentName: `t${i}`,
      entities: 1000 + 300 * i,
      expectedShare,
    }));
    expect(wordExperiment(running, facts([collected], { sampleRatioMismatch: true, arrivals }), now).headline).toBe(
      'Do not use these results: 1,000 came to t0, 1,300 to t1 and 1,600 to t2, where equal shares were set.',
    );
  });

  it('says what is decided where there are guardrails', () => {
    const decisions = [{ treatmentName: 'new', decision: 'STOP' as const, reason: 'It harms errors.' }];
    expect(wordExperiment(running, facts([metric(better)], { decisions }), now)).toMatchObject({
      headline: 'new: STOP. It harms errors.',
      detail: expect.stringMatching(/^new is better: revenue per event is higher by .*often you look\.$/),
      tone: 'negative',
      numbers: {},
    });
    const going = [{ treatmentName: 'new', decision: 'CONTINUE' as const, reason: 'It is worse in price.' }];
    expect(wordExperiment(running, facts([metric(better)], { decisions: going }), now)).toMatchObject({
      headline: expect.stringMatching(/^new is better/),
      detail: 'new: CONTINUE. It is worse in price.',
      tone: 'positive',
    });
  });

  it('says that a guardrail is harmed before there are other results, but after a mismatch', () => {
    const decisions = [{ treatmentName: 'new', decision: 'STOP' as const, reason: 'It harms errors.' }];
    const collecting = wordExperiment(running, facts([collected], { decisions }), now);
    expect([collecting.state, collecting.headline]).toEqual(['COLLECTING', 'new: STOP. It harms errors.']);
    const struck = wordExperiment(running, facts([collected], { decisions, sampleRatioMismatch: true }), now);
    expect(struck.headline).toMatch(/^Do not use these results/);
    expect(struck.detail).not.toMatch(/STOP/);
  });

  it('says that a guardrail is harmed after a drift, which may be why', () => {
    const decisions = [{ treatmentName: 'new', decision: 'STOP' as const, reason: 'It harms errors.' }];
    const drifting = metric({ ...better, drift: true, interval: { lower: 2, upper: 1 } });
    const words = wordExperiment(running, facts([drifting], { decisions }), now);
    expect(words.headline).toMatch(/^The difference changed while it ran/);
    expect(words.detail).toMatch(/^new: STOP\. It harms errors\. This is revenue of new/);
  });

  it('keeps of one whose sums are gone what was last said', () => {
    const lastVerdict = { words: 'Better for new', time: Date.UTC(2026, 10, 12) };
    expect(wordExperiment(final, facts([], { lastVerdict }), started + 64 * DAY)).toMatchObject({
      state: 'EXPIRED',
      headline: 'Results are kept for 63 days; the last verdict was Better for new on 12 Nov.',
    });
  });
});

describe('all sentences', () => {
  const intervals = [{ lower: -0.42, upper: 2.1 }, { lower: 1e-7, upper: 5 }, { lower: -3e15, upper: -1 }, undefined];
  const verdicts = ['Better', 'Worse', 'Best', 'Inconclusive'] as const;
  const all = [draft, running, final, cancelled].flatMap((experiment) =>
    verdicts.flatMap((verdict) =>
      intervals.flatMap((interval) =>
        [0, 1e-12, 0.03, 1].flatMap((pValue) =>
          [false, true].map((sampleRatioMismatch) =>
            wordExperiment(
              experiment,
              facts([metric(found({ verdict, interval, pValue, adjustedPValue: Math.min(1, 3 * pValue) }))], {
                sampleRatioMismatch,
              }),
              planned,
            ),
          ),
        ),
      ),
    ),
  );
  const texts = all.map(({ headline, detail }) => `${headline} ${detail}`);

  it('claim nothing that was not shown', () => {
    expect(texts.filter((text) => /no effect|trending|almost|losing|NaN|undefined|Infinity/i.test(text))).toEqual([]);
    expect(texts.filter((text) => /\b0\.0+\b/.test(text))).toEqual([]);
    expect(texts.filter((text) => /(^| )-\d/.test(text))).toEqual([]);
  });

  it('say final at the planned end alone', () => {
    const said = all.filter(
      ({ headline, detail, state }) => state !== 'FINAL' && /^Final|Final:/.test(headline + detail),
    );
    expect(said).toEqual([]);
  });
});
