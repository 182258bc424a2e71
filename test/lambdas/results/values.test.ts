/**
 * GetExperimentResults: what the series and the reports say, beside the functions of domain/stats.
 */
import { changeProbabilities, credibleInterval } from '../../../domain/stats/bayesian.ts';
import { compareArms } from '../../../domain/stats/comparison.ts';
import { finalPValue } from '../../../domain/stats/hybrid-p-value.ts';
import { anytimeInterval, anytimePValue, defaultDesign, logEvidence } from '../../../domain/stats/normal-mixture.ts';
import { addSums } from '../../../domain/stats/sums.ts';
import { welchTest } from '../../../domain/stats/welch.ts';
import { startTime } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { type Members, metric } from '../resources.ts';
import { around, day, hour, minute, openTrial, type TrialUnderTest } from './experiment-with-totals.ts';

const dynamodb = useDynamoDB();

interface Series {
  readonly metricName: string;
  readonly treatmentName: string;
  readonly resultStat: string;
  readonly values: readonly number[];
}

const titles = (answer: { resultsData: readonly Series[] }) =>
  answer.resultsData.map(({ treatmentName, resultStat }) => `${treatmentName} ${resultStat}`);
const allOf = (name: string) => [
  `${name} Mean`,
  `${name} TreatmentEffect`,
  `${name} ConfidenceIntervalUpperBound`,
  `${name} ConfidenceIntervalLowerBound`,
  `${name} PValue`,
];

describe('given an experiment of an hour, with a treatment that is better at first', () => {
  const first = { a: around(10, 300), b: around(10.4, 300), c: around(10, 300) };
  const second = { a: around(10, 100), b: around(9.7, 100), c: around(10, 100) };
  const control = addSums(first.a, second.a);
  const early = compareArms(first.a, first.b);
  const late = compareArms(control, addSums(first.b, second.b));
  let trial: TrialUnderTest;
  beforeAll(async () => {
    trial = await openTrial(dynamodb, {
      treatments: ['a', 'b', 'c'],
      ends: hour,
      more: { metricGoals: [metric('price'), metric('clicks')] },
    });
    await trial.count(0, first);
    await trial.count(30 * minute, second);
    trial.clock.now = startTime + 2 * hour;
  });

  const seriesOf = async (title: string, more?: Members): Promise<readonly number[]> => {
    const answer = await trial.answer(more);
    return answer.resultsData[titles(answer).indexOf(title)].values;
  };

  it('has only the mean of the control, and five series of every other treatment', async () => {
    expect(titles(await trial.answer())).toEqual(['a Mean', ...allOf('b'), ...allOf('c')]);
  });

  it('has those of the treatments that are asked for, in their order', async () => {
    expect(titles(await trial.answer({ treatmentNames: ['c', 'a'] }))).toEqual([...allOf('c'), 'a Mean']);
  });

  it.each([
    [['PValue'], ['b PValue']],
    [['BaseStat'], ['a Mean', 'b Mean']],
    [['TreatmentEffect'], ['b TreatmentEffect']],
    [['ConfidenceInterval'], allOf('b').slice(2, 4)],
    [
      ['PValue', 'BaseStat'],
      ['a Mean', 'b Mean', 'b PValue'],
    ],
  ])('has those of the statistics that are asked for: %p', async (resultStats, wanted) => {
    expect(titles(await trial.answer({ treatmentNames: ['a', 'b'], resultStats }))).toEqual(wanted);
  });

  it('has one value for each time in every series, all of them numbers', async () => {
    const { timestamps, resultsData } = await trial.answer();
    expect(timestamps).toHaveLength(11);
    for (const { metricName, values } of resultsData as Series[]) {
      expect(metricName).toBe('price');
      expect(values).toHaveLength(11);
      expect(values.every(Number.isFinite)).toBe(true);
    }
  });

  it('has the mean and the effect of all events so far', async () => {
    const effects = await seriesOf('b TreatmentEffect');
    expect(effects[4]).toBe(early.difference);
    expect(effects[5]).toBe(late.difference);
    expect(await seriesOf('b Mean')).toContain(late.treatment.mean);
  });

  it('has the smallest p-value so far, and at the end the one that joins it with that of a single look', async () => {
    const smallest = anytimePValue(Math.max(logEvidence(early, defaultDesign), logEvidence(late, defaultDesign)));
    expect(logEvidence(early, defaultDesign)).toBeGreaterThan(logEvidence(late, defaultDesign));
    const pValues = await seriesOf('b PValue');
    expect(pValues.slice(0, -1)).toEqual(Array.from({ length: 10 }, () => smallest));
    expect(pValues.at(-1)).toBe(finalPValue(smallest, welchTest(late).pValue));
    expect(pValues.at(-1)).not.toBe(smallest);
  });

  it('has the interval of each look by itself, also at the end', async () => {
    const { lower, upper } = anytimeInterval(late, defaultDesign);
    expect((await seriesOf('b ConfidenceIntervalLowerBound')).at(-1)).toBe(lower);
    expect((await seriesOf('b ConfidenceIntervalUpperBound')).at(-1)).toBe(upper);
  });

  it('has a report of every treatment but the control, whose content is what docs/results.md says', async () => {
    const { reports } = await trial.answer({ reportNames: ['BayesianInference'], endTime: startTime / 1000 + 1800 });
    expect(reports.map(({ treatmentName }: { treatmentName: string }) => treatmentName)).toEqual(['b', 'c']);
    const [report] = reports;
    expect(report).toMatchObject({ metricName: 'price', reportName: 'BayesianInference' });
    const { increase, decrease, noChange } = changeProbabilities(late.control, late.treatment);
    expect(JSON.parse(report.content)).toEqual({
      control: { mean: late.control.mean, credibleInterval: credibleInterval(late.control, 0.95) },
      treatment: { mean: late.treatment.mean, credibleInterval: credibleInterval(late.treatment, 0.95) },
      probabilityOfIncrease: increase,
      probabilityOfDecrease: decrease,
      probabilityOfNoChange: noChange,
      verdict: 'Inconclusive',
    });
  });

  it('has no report that is not asked for', async () => {
    expect((await trial.answer()).reports).toEqual([]);
  });

  it('keeps the metrics apart', async () => {
    expect(await trial.answer({ metricNames: ['clicks'] })).toHaveProperty('details');
  });

  it('answers the same for ever once the last day is final', async () => {
    const asked = { period: 300, reportNames: ['BayesianInference'] };
    const now = await trial.answer(asked);
    for (const later of [2 * day, 10 * day, 62 * day]) {
      trial.clock.now = startTime + later;
      expect(await trial.answer(asked)).toEqual(now);
    }
  });
});

it('keeps the smallest p-value so far, in the results and in the health, when somebody stops the experiment', async () => {
  const trial = await openTrial(dynamodb);
  const [a, b] = [around(10, 300), around(10.18, 300)];
  await trial.count(0, { a, b });
  trial.clock.now = startTime + hour;
  const pValues = async () => {
    const { resultsData } = await trial.answer({ treatmentNames: ['b'], resultStats: ['PValue'] });
    const health = await trial.ok('GetExperimentHealth', { project: 'shop', experiment: 'trial' });
    const [, { pValue, verdict }] = health.metrics[0].treatments;
    return [resultsData[0].values.at(-1), pValue, verdict];
  };
  const comparison = compareArms(a, b);
  const smallest = anytimePValue(logEvidence(comparison, defaultDesign));
  expect(finalPValue(smallest, welchTest(comparison).pValue)).toBeLessThan(0.05);
  expect(smallest).toBeGreaterThan(0.05);
  expect(await pValues()).toEqual([smallest, smallest, 'Inconclusive']);
  await trial.ok('StopExperiment', { project: 'shop', experiment: 'trial' });
  expect(await pValues()).toEqual([smallest, smallest, 'Inconclusive']);
  trial.clock.now = startTime + 9 * day;
  expect(await pValues()).toEqual([smallest, smallest, 'Inconclusive']);
});

it('has the final p-value, in the results and in the health, at the end that was planned', async () => {
  const trial = await openTrial(dynamodb, { ends: hour });
  const [a, b] = [around(10, 300), around(10.18, 300)];
  await trial.count(0, { a, b });
  trial.clock.now = startTime + hour;
  const comparison = compareArms(a, b);
  const final = finalPValue(anytimePValue(logEvidence(comparison, defaultDesign)), welchTest(comparison).pValue);
  const { resultsData } = await trial.answer({ treatmentNames: ['b'], resultStats: ['PValue'] });
  expect(resultsData[0].values.at(-1)).toBe(final);
  const health = await trial.ok('GetExperimentHealth', { project: 'shop', experiment: 'trial' });
  expect(health.metrics[0].treatments[1]).toMatchObject({ pValue: final, adjustedPValue: final, verdict: 'Better' });
});

it('has no report while the experiment runs', async () => {
  const trial = await openTrial(dynamodb);
  await trial.count(0, { a: around(10), b: around(11) });
  trial.clock.now = startTime + hour;
  expect((await trial.answer({ reportNames: ['BayesianInference'] })).reports).toEqual([]);
});

it('compares with the control that the experiment names', async () => {
  const onlineAbConfig = { controlTreatmentName: 'b' };
  const trial = await openTrial(dynamodb, { more: { onlineAbConfig } });
  await trial.count(0, { a: around(10), b: around(11) });
  trial.clock.now = startTime + hour;
  const answer = await trial.answer({ resultStats: ['TreatmentEffect'] });
  expect(titles(answer)).toEqual(['a TreatmentEffect']);
  expect(answer.resultsData[0].values[0]).toBe(-1);
});

it.each(['a#b', 'prix-€', '价格#0#', '__proto__'])('finds a metric by the name %s', async (name) => {
  const metricGoals = [metric('other'), { metricDefinition: { name, entityIdKey: 'id', valueKey: 'price' } }];
  const trial = await openTrial(dynamodb, { more: { metricGoals } });
  await trial.count(0, { a: around(10), b: around(11) }, { metric: 1 });
  trial.clock.now = startTime + 3 * day;
  const { resultsData } = await trial.answer({ metricNames: [name], period: 86_400 });
  expect(resultsData[0]).toMatchObject({ metricName: name, values: [9.99, 9.99, 9.99, 9.99] });
});

it('counts treatments whose names every object knows', async () => {
  const treatments = ['constructor', '__proto__', 'toString'];
  const trial = await openTrial(dynamodb, { treatments });
  const named = Object.fromEntries([
    ['constructor', around(10)],
    ['__proto__', around(11)],
  ]);
  await trial.count(0, named);
  await trial.count(5 * minute, named, { shard: 'other' });
  for (const now of [hour, 3 * day]) {
    trial.clock.now = startTime + now;
    expect(await trial.answer()).toHaveProperty('details');
    const answer = await trial.answer({ treatmentNames: treatments.slice(0, 2), period: 300 });
    expect(titles(answer)).toEqual(['constructor Mean', ...allOf('__proto__')]);
    expect(answer.resultsData[2].values[0]).toBe(1);
  }
  const { body } = await trial.call('GetExperimentHealth', { project: 'shop', experiment: 'trial' });
  const events = body.metrics[0].treatments.map((one: { events: number }) => one.events);
  expect(events).toEqual([200, 200, 0]);
});
