/** Reads the metrics of an experiment by treatment: numbers, what is missing, and the conclusion after all looks. */

import { type Experiment, metricsOf } from '../lifecycle/experiment.ts';
import { type MetricDefinition, windowOf } from '../lifecycle/metric.ts';
import { type Comparison, varies } from '../stats/comparison.ts';
import { holm } from '../stats/holm.ts';
import { defaultDesign } from '../stats/normal-mixture.ts';
import { type ComparisonPlan, comparisonOf } from './comparison.ts';
import { type ArmHealth, armHealth, entitiesIn } from './health.ts';
import { type JudgedTreatment, judgeTreatments, servedTreatments } from './judge-treatments.ts';
import { metricSeriesOf } from './metric-series.ts';
import { type MissingData, missingDataOf } from './needed.ts';
import type { ComparisonFacts, MetricFacts } from './sentence-facts.ts';
import { type ArmSums, type LookState, sumsIn } from './series.ts';

/** The counts of an experiment at `now`. */
export interface ExperimentReading {
  readonly experiment: Experiment;
  /** The unique entities, and the look at their shares. */
  readonly arrivals: { readonly last: LookState };
  readonly plan: ComparisonPlan;
  /** By metric. */
  readonly states: readonly LookState[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface MetricReading {
  readonly metricName: string;
  readonly definition: MetricDefinition;
  /** In the compared form. */
  readonly state: LookState;
  /** The unique entities that the metric's numbers are over. */
  readonly assigned: ArmSums;
  readonly needed: MissingData | undefined;
  readonly rows: readonly TreatmentReading[];
}

export interface TreatmentReading {
  readonly treatmentName: string;
  readonly numbers: ArmHealth;
  /** The observations of the compared mean: events, or assigned entities for a metric per entity. */
  readonly observations: number;
  /** True for the control, and for a treatment with a weight above 0. */
  readonly takesPart: boolean;
  /** Absent for the control, and for a treatment with a weight of 0. */
  readonly judged?: (JudgedTreatment & { readonly isConstant: boolean }) | undefined;
  readonly adjustedPValue?: number | undefined;
}

/** Adds Holm's p-values over all comparisons of the experiment, including metrics without results yet. */
export const addAdjustedPValues = (reading: ExperimentReading): MetricReading[] => {
  const metrics = reading.experiment.metricGoals.map((_, metric) => metricReading(reading, metric));
  const adjusted = holm(metrics.flatMap(({ rows }) => rows.flatMap(({ judged }) => judged?.pValue ?? []))).values();
  return metrics.map((metric) => ({
    ...metric,
    rows: metric.rows.map((row) => (row.judged ? { ...row, adjustedPValue: adjusted.next().value } : row)),
  }));
};

/** Reads a metric by its index, a goal or a guardrail. */
export const metricReading = (reading: ExperimentReading, metric: number): MetricReading => {
  const { experiment, now } = reading;
  const definition = metricsOf(experiment)[metric]?.metricDefinition as MetricDefinition;
  const counted = reading.states[metric] as LookState;
  const series = metricSeriesOf(definition);
  const assigned = series.assignedIn(counted, reading.arrivals.last.sums);
  const counts = { metric, counted, state: series.compared(counted), assigned };
  const rows = treatmentReadings(reading, counts);
  const arms = rows.filter(({ takesPart }) => takesPart);
  return {
    metricName: definition.name,
    definition,
    state: counts.state,
    assigned,
    needed: missingDataOf(
      arms.map(({ treatmentName }) => ({ treatmentName, sums: sumsIn(counts.state, treatmentName) })),
      { elapsed: elapsedOf(experiment, now), window: windowOf(definition) },
    ),
    rows,
  };
};

interface MetricCounts {
  /** The index of the metric. */
  readonly metric: number;
  readonly counted: LookState;
  /** The same in the compared form. */
  readonly state: LookState;
  readonly assigned: ArmSums;
}

const treatmentReadings = (
  reading: ExperimentReading,
  { metric, counted, state, assigned }: MetricCounts,
): TreatmentReading[] => {
  const { experiment, plan } = reading;
  const { control, treatments } = plan;
  const served = servedTreatments(experiment).treatments;
  const judged = judgeTreatments(experiment, metric, state).filter(({ name }) => served.includes(name));
  const armOf = (name: string) => ({ sums: sumsIn(counted, name), assigned: BigInt(entitiesIn(assigned, name)) });
  return treatments.map((treatmentName) => {
    const found = judged.find(({ name }) => name === treatmentName);
    const controlArm = control === undefined || treatmentName === control ? undefined : armOf(control);
    return {
      treatmentName,
      numbers: armHealth(armOf(treatmentName), controlArm, defaultDesign),
      observations: Number(sumsIn(state, treatmentName).N),
      takesPart: served.includes(treatmentName) || treatmentName === control,
      judged: found && { ...found, isConstant: isConstant(comparisonOf(state, treatmentName, plan)) },
    };
  });
};

const isConstant = (comparison: Comparison | undefined): boolean => comparison !== undefined && !varies(comparison);

/** Milliseconds for which the experiment has run. */
const elapsedOf = ({ startedTime, endedTime }: Experiment, now: number): number =>
  startedTime === undefined ? 0 : (endedTime ?? now) - startedTime;

/** The sentence leaves out treatments with a weight of 0. */
export const metricFacts = ({ metricName, definition, needed, rows }: MetricReading): MetricFacts => ({
  metricName,
  aggregation: definition.aggregation,
  windowHours: definition.windowHours,
  isRatio: definition.denominatorKey !== undefined,
  above: definition.above,
  needed,
  treatments: rows
    .filter(({ takesPart }) => takesPart)
    .map((row) => ({
      treatmentName: row.treatmentName,
      observations: row.observations,
      comparison: comparisonFacts(row),
    })),
});

const comparisonFacts = ({ judged, adjustedPValue = 1 }: TreatmentReading): ComparisonFacts | undefined =>
  judged && { ...judged, adjustedPValue };
