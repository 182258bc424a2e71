/**
 * The planning of an experiment: how long it takes.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { MetricAggregation, MetricName, WindowHours } from './metric.ts';
import { operation } from './operation.ts';
import {
  Count,
  ExperimentName,
  GroupName,
  LaunchName,
  PlainText,
  ProjectRef,
  SplitWeight,
  TreatmentName,
} from './primitives.ts';
import { list, structure, union } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { double, integer } from './shape/scalars.ts';

const Double = double('Double');

/** A metric that an experiment has measured. */
const ExperimentBaseline = structure('ExperimentBaseline', {
  name: ExperimentName,
  metricName: MetricName,
  treatmentName: optional(TreatmentName),
});

/** A metric that a launch has measured. */
const LaunchBaseline = structure('LaunchBaseline', {
  name: LaunchName,
  metricName: MetricName,
  groupName: optional(GroupName),
});

/** Numbers from elsewhere. */
const GivenBaseline = structure('GivenBaseline', {
  mean: Double,
  standardDeviation: optional(Double),
  shareCounting: optional(Double),
  windowHours: optional(WindowHours),
});

const EntitiesByDay = list('EntitiesByDayList', Double, { length: { min: 1, max: 30 } });
const ArmWeights = list('ArmWeightList', SplitWeight, { length: { min: 2, max: 5 } });

const PlannedDuration = structure('PlannedDuration', { entities: Count, days: Double });

const PlannedDay = structure('PlannedDay', {
  day: integer('Integer'),
  entities: Count,
  anytimeEffect: optional(Double),
  plannedEndEffect: optional(Double),
});

export const durationOperations = {
  EstimateDuration: operation({
    method: 'POST',
    path: '/projects/{project}/durations',
    group: 'analysis',
    summary: 'Estimates how long an experiment takes to find an effect, from what was measured or from given numbers.',
    params: z.object({ project: ProjectRef }),
    body: z.object({
      baseline: union('DurationBaseline', {
        experiment: ExperimentBaseline,
        launch: LaunchBaseline,
        given: GivenBaseline,
      }),
      aggregation: optional(MetricAggregation),
      effect: optional(Double),
      relativeEffect: optional(Double),
      weights: optional(ArmWeights),
      samplingRate: optional(SplitWeight),
      goals: optional(integer('GoalCount', { range: { min: 1, max: 3 } })),
      entitiesByDay: optional(EntitiesByDay),
    }),
    result: z.object({
      sentence: PlainText,
      anytime: optional(PlannedDuration),
      plannedEnd: optional(PlannedDuration),
      days: list('PlannedDayList', PlannedDay),
      mean: Double,
      standardDeviation: Double,
      shareCounting: Double,
      effect: Double,
      relativeEffect: optional(Double),
      alpha: Double,
      power: Double,
      entitiesByDay: EntitiesByDay,
    }),
    errors: readErrors,
    extension: true,
  }),
};
