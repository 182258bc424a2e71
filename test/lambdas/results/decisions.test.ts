/**
 * Guardrails and decisions: SHIP, STOP and CONTINUE, reached by an experiment that is played through the API, and what
 * decides in counts that are put in place by hand.
 */
import { look } from '../../../lambdas/time/look.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { type TableView, viewTable } from '../../time/table-view.ts';
import { type Members, metric } from '../resources.ts';
import { around, minute, openTrial, type TrialUnderTest } from './experiment-with-totals.ts';
import { type DataOf, openPlayed } from './played-experiment.ts';

const dynamodb = useDynamoDB();
const shop = { project: 'shop', experiment: 'trial' };

const goal = (name: string) => ({ ...metric(name), desiredChange: 'INCREASE' });
const guardrail = (name: string, more: Members = {}) => ({ ...metric(name), desiredChange: 'DECREASE', ...more });

describe('an experiment that is played', () => {
  /** By treatment, how much more is spent than in the control, and how much longer it takes. */
  const factors: Readonly<Record<string, readonly [number, number]>> = {
    control: [1, 1],
    good: [1.3, 1],
    slow: [1.3, 1.5],
    doubtful: [1.3, 1.1],
  };
  const dataOf: DataOf = (entity, treatment) => {
    const [spend = 1, seconds = 1] = factors[treatment] ?? [];
    const value = 10 + ((entity * 7) % 13) / 6 - 1;
    return { spend: value * spend, seconds: value * seconds };
  };

  it('is to be shipped, stopped or continued, each treatment by its own numbers', async () => {
    const experiment = await openPlayed(dynamodb, {
      treatments: Object.keys(factors),
      metricGoals: [goal('spend')],
      guardrails: [guardrail('seconds', { margin: 0.1 })],
    });
    await experiment.play(480, dataOf);
    const { decisions, sentence, guardrails } = await experiment.health();
    expect(decisions).toEqual([
      {
        treatmentName: 'good',
        decision: 'SHIP',
        reason: 'It is better in spend, and within the margin of every guardrail.',
      },
      { treatmentName: 'slow', decision: 'STOP', reason: 'It harms seconds.' },
      {
        treatmentName: 'doubtful',
        decision: 'CONTINUE',
        reason: 'It is better in spend, but not yet shown to be within the margin of seconds.',
      },
    ]);
    expect(sentence).toMatchObject({ headline: 'slow: STOP. It harms seconds.', tone: 'negative' });
    expect(sentence.detail).toContain('good: SHIP. It is better in spend, and within the margin of every guardrail.');
    expect(guardrails[0]).toMatchObject({ metricName: 'seconds', margin: 0.1, desiredChange: 'DECREASE' });
    expect(guardrails[0].treatments.map(({ verdict }: Members) => verdict)).toEqual([
      undefined,
      'NotWorse',
      'Harmed',
      'Open',
    ]);
  }, 120_000);
});

describe('counts of two goals and a guardrail', () => {
  let trial: TrialUnderTest;
  let table: TableView;
  const open = async (more: Members = {}) => {
    trial = await openTrial(dynamodb, {
      more: { metricGoals: [goal('price'), goal('visits')], guardrails: [guardrail('seconds')], ...more },
    });
    table = viewTable(dynamodb, trial);
  };
  afterEach(() => table.close());

  /** Counts 402 entities an arm, with the mean of the treatment in each metric; that of the control is 50. */
  const count = async (...means: readonly number[]) => {
    for (const [place, mean] of means.entries())
      await trial.count(minute, { a: around(50, 402), b: around(mean, 402) }, { metric: place });
    await trial.count(minute, { a: around(50, 402), b: around(50, 402) }, { metric: 'uniques' });
    trial.clock.now += 15 * minute;
  };
  const health = () => trial.ok('GetExperimentHealth', shop);
  const decided = async () => (await health()).decisions[0];
  const lookAt = () => look({ store: trial.service.store, now: trial.clock.now, report: trial.service.report });
  const found = async () => {
    const projectId = (await trial.service.store.projects.get('shop'))?.entity.id ?? '';
    return (await table.events(projectId)).filter(({ id }) => id.endsWith('-finding')).map(({ detail }) => detail);
  };

  it.each([
    ['SHIP', 'It is better in price, and within the margin of every guardrail.', [52, 50, 50]],
    ['CONTINUE', 'It is worse in visits.', [52, 48, 50]],
    ['CONTINUE', 'No success metric is shown to be better.', [50, 50, 50]],
    ['CONTINUE', 'It is better in price, but not yet shown to be within the margin of seconds.', [52, 50, 51]],
    ['STOP', 'It harms seconds.', [52, 50, 52]],
  ])('%s: %s', async (decision, reason, means) => {
    await open();
    await count(...means);
    expect(await decided()).toEqual({ treatmentName: 'b', decision, reason });
  });

  it('STOP where the shares do not match, whatever else is shown', async () => {
    await open();
    await trial.count(minute, { a: around(50, 1_000), b: around(50, 100) }, { metric: 'uniques' });
    await count(52, 50, 50);
    expect(await decided()).toMatchObject({
      decision: 'STOP',
      reason: expect.stringMatching(/^Entities do not arrive/),
    });
    expect((await health()).sentence.headline).toMatch(/^Do not use these results/);
  });

  it('are told once when a guardrail is harmed, and in the history', async () => {
    await open({ metricGoals: [goal('price')] });
    await count(50, 52);
    expect(await lookAt()).toBe(1);
    expect(await lookAt()).toBe(0);
    const event = { metricName: 'seconds', treatmentName: 'b', guardrail: true, margin: 0.02 };
    expect(await found()).toEqual([
      expect.objectContaining({ ...event, previousVerdict: 'Open', verdict: 'Harmed', pValue: expect.any(Number) }),
    ]);
    const { history } = await trial.ok('ListHistory', { project: 'shop' });
    expect(history[0].operation).toBe('ExperimentVerdictChanged');
  });

  it('are told when a guardrail is shown to be kept', async () => {
    await open({ metricGoals: [goal('price')] });
    await count(50, 50);
    expect(await lookAt()).toBe(1);
    expect(await found()).toEqual([expect.objectContaining({ previousVerdict: 'Open', verdict: 'NotWorse' })]);
  });

  it('have the statistics of a guardrail as those of a goal', async () => {
    await open();
    await count(50, 50, 52);
    const { resultsData } = await trial.answer({ metricNames: ['seconds'] });
    const stats = Object.fromEntries(
      resultsData.map(({ treatmentName, resultStat, values }: Members) => [
        `${treatmentName} ${resultStat}`,
        (values as number[]).at(-1),
      ]),
    );
    expect(stats).toMatchObject({ 'a Mean': 50, 'b Mean': 52, 'b TreatmentEffect': 2 });
    expect(stats['b PValue']).toBeLessThan(0.05);
  });

  it('keep the verdict of a guardrail when its quarter is rolled up, whoever looks first', async () => {
    await open();
    await count(50, 50, 52);
    trial.clock.now += 2 * 24 * 60 * minute;
    await trial.answer({ metricNames: ['seconds'] });
    await trial.count(2 * 24 * 60 * minute, { a: around(50, 4_000), b: around(50, 4_000) }, { metric: 2 });
    trial.clock.now += 15 * minute;
    expect(await decided()).toMatchObject({ decision: 'STOP', reason: 'It harms seconds.' });
  });

  it('have no decision before the start, and none of treatments that serve nobody', async () => {
    await open({ onlineAbConfig: { treatmentWeights: { a: 100_000, b: 0 } } });
    await count(50, 50, 50);
    expect((await health()).decisions).toEqual([]);
    const draft = { ...shop, experiment: 'draft' };
    const { treatments, metricGoals, guardrails } =
      (await trial.service.store.experiments.get('shop', 'trial'))?.entity ?? {};
    await trial.ok('CreateExperiment', { project: 'shop', name: 'draft', treatments, metricGoals, guardrails });
    const drafted = await trial.ok('GetExperimentHealth', draft);
    expect(drafted).not.toHaveProperty('decisions');
    expect(drafted.guardrails[0].treatments[1]).not.toHaveProperty('verdict');
  });

  it('say SHIP without guardrails too, but not in the sentence', async () => {
    await open({ metricGoals: [goal('price')], guardrails: [] });
    await count(52);
    const { decisions, sentence, ...others } = await health();
    expect(decisions[0]).toMatchObject({ decision: 'SHIP', reason: 'It is better in price.' });
    expect(sentence.detail).toBe('');
    expect(others).not.toHaveProperty('guardrails');
  });
});
