/**
 * The results of a metric worked out from all that was counted, each point for itself: no days, no states, nothing kept.
 */
import type { ArmSums, PeriodSums } from '../../../domain/results/series.ts';
import { compareArms } from '../../../domain/stats/comparison.ts';
import { finalPValue } from '../../../domain/stats/hybrid-p-value.ts';
import { anytimeInterval, defaultDesign, logEvidence } from '../../../domain/stats/normal-mixture.ts';
import { ratioMean } from '../../../domain/stats/ratio-mean.ts';
import { addSums, noSums, type Sums } from '../../../domain/stats/sums.ts';
import { welchTest } from '../../../domain/stats/welch.ts';

const length = 300_000;

export interface ReferenceExperiment {
  readonly control: string;
  readonly treatments: readonly string[];
  readonly start: number;
  readonly now: number;
  readonly end: number;
  /** Seconds. */
  readonly period: number;
}

const sumsIn = (sums: ArmSums | undefined, arm: string): Sums => sums?.[arm] ?? noSums;

const compared = (control: Sums, treatment: Sums) => {
  const enough = [control, treatment].every(({ N, K }) => N >= 100n && K >= 20n);
  const comparison = enough ? compareArms(control, treatment) : undefined;
  return comparison;
};

/** All sums, and the p-values so far, at the end of each period in which something was counted. */
const looksAt = (counted: readonly PeriodSums[], { control, treatments }: ReferenceExperiment) => {
  const all: Record<string, Sums> = {};
  const pValues: Record<string, number> = {};
  const periods = [...new Set(counted.map(({ period }) => period))].sort((a, b) => a - b);
  return periods.map((period) => {
    for (const one of counted.filter((each) => each.period === period))
      for (const name of treatments) all[name] = addSums(sumsIn(all, name), sumsIn(one.sums, name));
    for (const name of treatments) {
      const comparison = name === control ? undefined : compared(sumsIn(all, control), sumsIn(all, name));
      const isLook = comparison && comparison.standardError > 0;
      const pValue = isLook ? Math.exp(-logEvidence(comparison, defaultDesign)) : 1;
      pValues[name] = Math.min(pValues[name] ?? 1, pValue);
    }
    return { time: period + length, sums: { ...all }, pValues: { ...pValues } };
  });
};

/** Rows of time, treatment, mean, effect, lower, upper and p-value. */
export const referenceResults = (counted: readonly PeriodSums[], plain: ReferenceExperiment): unknown[][] => {
  const { control, treatments, start, now, end, period } = plain;
  const ended = end <= now;
  const last = ended ? end : now;
  const looks = looksAt(counted, plain);
  const times: number[] = [];
  const step = period * 1000;
  for (let time = Math.ceil((start + 1) / step) * step; time < last; time += step) times.push(time);
  const rows: unknown[][] = [];
  for (const time of [...times, last]) {
    const look = looks.findLast((one) => one.time <= time || (time === last && ended));
    const sums = time === last ? looks.at(-1)?.sums : look?.sums;
    const against = (name: string) => compared(sumsIn(sums, control), sumsIn(sums, name));
    const { N, K } = sumsIn(sums, control);
    const enough = N >= 100n && K >= 20n && treatments.every((name) => name === control || against(name));
    if (time < start + 2 * length || (rows.length === 0 && !enough)) continue;
    for (const name of treatments) {
      const comparison = name === control ? undefined : against(name);
      const mean = ratioMean(sumsIn(sums, name));
      if (!comparison) {
        rows.push([time, name, mean]);
        continue;
      }
      const { lower, upper } = anytimeInterval(comparison, defaultDesign);
      const running = look?.pValues[name] ?? 1;
      const welch = comparison.standardError > 0 ? welchTest(comparison).pValue : 1;
      const p = time === last && ended ? finalPValue(running, welch) : running;
      rows.push([time, name, mean, comparison.difference, lower, upper, p]);
    }
  }
  return rows;
};

/** The same rows from an answer. */
// biome-ignore lint/suspicious/noExplicitAny: an answer of the wire
export const rowsOf = ({ timestamps = [], resultsData = [] }: any, treatments: readonly string[]): unknown[][] =>
  timestamps.flatMap((time: number, index: number) =>
    treatments.map((name) => [
      Math.round(time * 1000),
      name,
      ...['Mean', 'TreatmentEffect', 'ConfidenceIntervalLowerBound', 'ConfidenceIntervalUpperBound', 'PValue'].flatMap(
        (stat) =>
          resultsData
            .filter((one: { treatmentName: string; resultStat: string }) => one.treatmentName === name)
            .filter((one: { resultStat: string }) => one.resultStat === stat)
            .map(({ values }: { values: number[] }) => values[index]),
      ),
    ]),
  );
