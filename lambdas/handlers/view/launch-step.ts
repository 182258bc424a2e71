/**
 * Shows the groups of a launch within one step, each beside the control.
 */
import { type Launch, servesGroup } from '../../../domain/lifecycle/launch.ts';
import { type ArmHealth, armHealth, entitiesIn } from '../../../domain/results/health.ts';
import { MISMATCH_THRESHOLD } from '../../../domain/results/judge-treatments.ts';
import type { MonitorFacts, StepFacts } from '../../../domain/results/launch-sentence.ts';
import { metricSeriesOf } from '../../../domain/results/metric-series.ts';
import {
  type Monitor,
  type MonitorState,
  monitorAlphas,
  monitorStateOf,
  toleranceOf,
} from '../../../domain/results/monitor.ts';
import { noLooks, sumsOf } from '../../../domain/results/series.ts';
import {
  assignedInStep,
  monitorIn,
  outerEventsIn,
  type StepPlan,
  stepRatioPValue,
  sumsInStep,
} from '../../../domain/results/within-step.ts';
import { eligibleComparison } from '../../../domain/stats/eligibility.ts';
import { anytimeInterval, defaultDesign, type Interval } from '../../../domain/stats/normal-mixture.ts';
import { noSums, type Sums } from '../../../domain/stats/sums.ts';
import type { LaunchStates } from '../../store/results/launch-states.ts';

interface LaunchReading {
  readonly launch: Launch;
  readonly plan: StepPlan;
  readonly states: LaunchStates;
}

/** The numbers of one step. */
export interface StepReading {
  /** Its position; people count from 1. */
  readonly step: number;
  readonly startTime: number;
  readonly groups: readonly {
    readonly groupName: string;
    readonly entities: number;
    readonly expectedShare: number | undefined;
  }[];
  readonly sampleRatioPValue: number | undefined;
  readonly metrics: readonly { readonly monitor: Monitor; readonly rows: readonly GroupRow[] }[];
}

interface GroupRow {
  readonly groupName: string;
  readonly numbers: ArmHealth;
  readonly eventsNotCompared: number;
  /** The compared sums of the group, which are over its events or its entities. */
  readonly compared: Sums;
  readonly isControl: boolean;
  /** Absent for the control, and for a group without a share of the step. */
  readonly state: MonitorState | undefined;
}

export const readStep = ({ launch, plan, states }: LaunchReading, step: number): StepReading => {
  const arrived = sumsInStep(states.uniques.sums, plan, step);
  return {
    step,
    startTime: launch.steps[step]?.startTime ?? 0,
    groups: plan.groups.map((groupName, group) => ({
      groupName,
      entities: entitiesIn(arrived, groupName),
      expectedShare: plan.shares[step]?.[group],
    })),
    sampleRatioPValue: stepRatioPValue(states.uniques, plan, step),
    metrics: launch.metricMonitors.map((monitor, metric) => ({
      monitor,
      rows: rowsOf({ launch, plan, states }, { monitor, metric, step }),
    })),
  };
};

interface MonitorInStep {
  readonly monitor: Monitor;
  readonly metric: number;
  readonly step: number;
}

const rowsOf = ({ launch, plan, states }: LaunchReading, { monitor, metric, step }: MonitorInStep) => {
  const counted = states.monitors[metric] ?? noLooks;
  const { window, compared: comparedForm } = metricSeriesOf(monitor.metricDefinition);
  const [sums, outer] = [sumsInStep(counted.sums, plan, step), outerEventsIn(counted.sums, plan, step)];
  const compared = sumsInStep(comparedForm(counted).sums, plan, step);
  const assigned = assignedInStep({ arrived: states.uniques, metric: counted, window }, plan, step);
  const serves = (group: string) => launch.steps[step] !== undefined && servesGroup(launch.steps[step], group);
  const armOf = (name: string) => ({
    sums: sumsOf(sums, name),
    assigned: BigInt(assigned[plan.groups.indexOf(name)] ?? 0),
  });
  const stateOf = (group: string): MonitorState => {
    if (!serves(plan.control)) return 'NoControl';
    const look = monitorIn(counted.looks, plan, { step, group });
    const arms = { control: sumsOf(compared, plan.control), group: sumsOf(compared, group) };
    return monitorStateOf(monitor, { ...arms, look }, monitorAlphas(launch));
  };
  return plan.groups.map((groupName, group): GroupRow => {
    const isControl = groupName === plan.control;
    return {
      groupName,
      numbers: armHealth(armOf(groupName), isControl ? undefined : armOf(plan.control), defaultDesign),
      eventsNotCompared: outer[group] ?? 0,
      compared: sumsOf(compared, groupName),
      isControl,
      state: isControl || !serves(groupName) ? undefined : stateOf(groupName),
    };
  });
};

export const stepView = ({ step, startTime, groups, sampleRatioPValue, metrics }: StepReading) => ({
  step: step + 1,
  startTime,
  groups: [...groups],
  ...(sampleRatioPValue === undefined
    ? {}
    : { sampleRatioPValue, sampleRatioMismatch: sampleRatioPValue < MISMATCH_THRESHOLD }),
  metrics: metrics.map(({ monitor, rows }) => ({
    metricName: monitor.metricDefinition.name,
    groups: rows.map(({ groupName, numbers, eventsNotCompared, state }) => ({
      groupName,
      ...numbers,
      events: numbers.events + eventsNotCompared,
      eventsNotCompared,
      ...(state ? { state } : {}),
    })),
  })),
});

/** The facts of the step's sentence. Groups that the step gives no share are left out. */
export const stepFactsOf = ({ step, groups, sampleRatioPValue, metrics }: StepReading): StepFacts => ({
  step,
  arrivals: groups.flatMap(({ groupName, entities, expectedShare }) =>
    expectedShare ? [{ groupName, entities, expectedShare }] : [],
  ),
  sampleRatioMismatch: sampleRatioPValue !== undefined && sampleRatioPValue < MISMATCH_THRESHOLD,
  comparisons: metrics.flatMap(({ monitor, rows }) => comparisonsOf(monitor, rows)),
});

const comparisonsOf = (monitor: Monitor, rows: readonly GroupRow[]): MonitorFacts[] => {
  const control = rows.find(({ isControl }) => isControl)?.compared ?? noSums;
  const { name: metricName, aggregation, denominatorKey, above, unitLabel } = monitor.metricDefinition;
  return rows.flatMap(({ groupName, compared, state }): MonitorFacts[] => {
    if (!state) return [];
    return [
      {
        groupName,
        state,
        desiredChange: monitor.desiredChange,
        margin: toleranceOf(monitor).margin,
        metric: { metricName, aggregation, isRatio: denominatorKey !== undefined, above },
        unitLabel,
        entityLabel: 'entities',
        facts: { interval: intervalOf(control, compared) },
        observations: [Number(control.N), Number(compared.N)],
      },
    ];
  });
};

const intervalOf = (control: Sums, group: Sums): Interval | undefined => {
  const comparison = eligibleComparison(control, group);
  return comparison && anytimeInterval(comparison, defaultDesign);
};
