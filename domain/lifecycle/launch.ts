/** A launch serves variations to groups of entities, in shares that change step by step. */

import type { Weights } from '@selfevident/evaluation';
import { CLOCK_TOLERANCE } from '../clock-tolerance.ts';
import { type Fault, repetitionFaults } from '../fault.ts';
import { presentTime } from '../present-time.ts';
import { same } from '../same.ts';
import { alarmsAsStored, armsAsStored, metricsAsStored, stepAsStored, stepsInPlace } from './as-stored.ts';
import { guardFaults, type LaunchAlarm, type MetricMonitor } from './launch-guard.ts';
import { repeatedMetricFaults } from './metric.ts';
import { metricOptionFaults } from './metric-options.ts';
import type { StopState, Trial } from './trial.ts';
import { excessFaults, unknownNameFaults } from './weights.ts';

export interface LaunchGroup {
  readonly name: string;
  readonly description?: string | undefined;
  readonly feature: string;
  readonly variation: string;
}

export interface SegmentOverride {
  /** The segment's name. */
  readonly segment: string;
  /** The engine tries overrides in ascending order of this number. */
  readonly evaluationOrder: number;
  readonly weights: Weights;
}

export interface Step {
  /** Milliseconds since the epoch. */
  readonly startTime: number;
  /** The time by the client's clock, if that was a little behind. The client may send the step again with this time. */
  readonly givenTime?: number;
  /** The times that ContinueLaunch has moved it from, the first one first. The client may send it with any of them. */
  readonly earlierTimes?: readonly number[];
  readonly groupWeights: Weights;
  readonly segmentOverrides: readonly SegmentOverride[];
}

export interface Launch extends Trial {
  readonly groups: readonly LaunchGroup[];
  readonly metricMonitors: readonly MetricMonitor[];
  /** Absent without any. */
  readonly alarms?: readonly LaunchAlarm[] | undefined;
  /** In order of time. */
  readonly steps: readonly Step[];
  /** The number of steps whose beginning has been written. */
  readonly stepsBegun: number;
  /** Since when a guard holds it in its step, or held it until its end, in milliseconds since the epoch. */
  readonly heldSince?: number;
  /** The id of the finding that last held it: the same one does not hold it again. */
  readonly heldBy?: string;
  /** The number of steps that had begun when it was last continued. */
  readonly continuedAfter?: number;
}

const stepsPath = 'scheduledSplitsConfig.steps';

/** Returns the faults that no launch may have, not even a draft. */
export const launchFaults = (launch: Launch): Fault[] => {
  const { groups, steps, metricMonitors } = launch;
  const names = groups.map(({ name }) => name);
  return [
    ...repetitionFaults(names, (name, index) => ({
      name: `groups[${index}].name`,
      message: `'${name}' is already a group`,
    })),
    ...repeatedStepFaults(steps),
    ...steps.flatMap((step, index) => stepFaults(step, names, `${stepsPath}[${index}]`)),
    ...repeatedMetricFaults({ metricMonitors }),
    ...metricOptionFaults(metricMonitors, 'metricMonitors'),
    ...guardFaults(launch),
  ];
};

const repeatedStepFaults = (steps: readonly Step[]): Fault[] =>
  repetitionFaults(
    steps.map(({ startTime }) => startTime),
    (_, index) => ({ name: `${stepsPath}[${index}].startTime`, message: 'another step starts at the same time' }),
  );

const stepFaults = (step: Step, groups: readonly string[], path: string): Fault[] => [
  ...unknownNameFaults(step.groupWeights, groups, `${path}.groupWeights`),
  ...step.segmentOverrides.flatMap(({ weights }, index) =>
    unknownNameFaults(weights, groups, `${path}.segmentOverrides[${index}].weights`),
  ),
  ...repetitionFaults(
    step.segmentOverrides.map(({ segment }) => segment),
    (segment, index) => ({
      name: `${path}.segmentOverrides[${index}].segment`,
      message: `'${segment}' is already overridden in this step`,
    }),
  ),
];

/** Returns all faults that keep a launch from starting. */
export const launchStartFaults = ({ steps }: Pick<Launch, 'steps'>): Fault[] => [
  ...(steps.length === 0 ? [{ name: stepsPath, message: 'has no step: a launch needs one to start' }] : []),
  ...steps.flatMap((step, index) => [
    ...excessFaults(step.groupWeights, `${stepsPath}[${index}].groupWeights`),
    ...step.segmentOverrides.flatMap(({ weights }, override) =>
      excessFaults(weights, `${stepsPath}[${index}].segmentOverrides[${override}].weights`),
    ),
  ]),
];

/** Returns the launch after StartLaunch. Past steps count as begun, and the last of them is in force. */
export const beginLaunch = (launch: Launch, now: number): Launch => ({
  ...launch,
  status: 'RUNNING',
  startedTime: now,
  lastUpdatedTime: now,
  stepsBegun: countBegunSteps(launch.steps, now),
});

/**
 * Returns the launch after StopLaunch. The reason for which it was held is no longer its reason. One that ends while it
 * is held never began its later steps.
 */
export const endLaunch = (
  { statusReason: _, ...launch }: Launch,
  stop: { state: StopState; reason?: string | undefined },
  now: number,
): Launch => ({
  ...launch,
  status: stop.state,
  ...(stop.reason === undefined ? {} : { statusReason: stop.reason }),
  endedTime: now,
  lastUpdatedTime: now,
});

/** Returns the number of steps that have begun at `now`. The last of them is in force. */
const countBegunSteps = (steps: readonly Step[], now: number): number =>
  steps.filter(({ startTime }) => startTime <= now).length;

/** Returns the time of the next transition of a running launch, or undefined when all steps have begun. */
export const launchDueTime = (launch: Launch): number | undefined =>
  launch.status === 'RUNNING' ? scheduledSteps(launch)[launch.stepsBegun]?.startTime : undefined;

/** Returns the steps that begin by themselves: all, or those that had begun when the launch was held. */
export const scheduledSteps = (launch: Launch): readonly Step[] =>
  launch.heldSince === undefined ? launch.steps : launch.steps.slice(0, countFixedSteps(launch, launch.heldSince));

/**
 * Returns the step in force by what has been written. There is none before the first step, or while the launch does not
 * run.
 */
export const writtenStep = (launch: Launch): Step | undefined =>
  launch.status === 'RUNNING' ? launch.steps[launch.stepsBegun - 1] : undefined;

/** Returns the running launch after its next due step has begun. */
export const beginNextStep = (launch: Launch): Launch => ({
  ...launch,
  stepsBegun: launch.stepsBegun + 1,
  lastUpdatedTime: launchDueTime(launch) ?? launch.lastUpdatedTime,
});

/**
 * Returns the number of steps of a running launch that have begun and may not change. A written step stays fixed, even
 * if another process's clock was ahead. No step begins while the launch is held.
 */
export const countFixedSteps = ({ steps, stepsBegun, heldSince }: Launch, now: number): number =>
  Math.max(stepsBegun, countBegunSteps(steps, heldSince ?? now));

/** Sorts steps by time. */
export const sortSteps = (steps: readonly Step[]): readonly Step[] =>
  steps.toSorted((a, b) => a.startTime - b.startTime);

/** Returns the update of a running launch, with frozen members in their stored form where both mean the same. */
export const launchAsStored = (before: Launch, after: Launch, now: number): Launch => {
  const begun = before.steps.slice(0, countFixedSteps(before, now));
  const groups = before.groups.map(({ name }) => name);
  const waits = waitingTimes(before);
  return {
    ...after,
    groups: armsAsStored(before.groups, after.groups),
    metricMonitors: metricsAsStored(before.metricMonitors, after.metricMonitors),
    alarms: alarmsAsStored(before.alarms, after.alarms),
    steps: sortSteps(
      stepsInPlace(before, sortSteps(after.steps)).map((step) => {
        if (waits.has(step.startTime)) return step;
        const starting = startNow(step, now);
        // A step that would begin now is the one that has begun at this very moment, if there is one.
        return stepAsStored(begun, step, groups) ?? stepAsStored(begun, starting, groups) ?? starting;
      }),
    ),
  };
};

/** Returns the times of the steps that wait for a held launch to continue. They may have passed. */
const waitingTimes = (launch: Launch): ReadonlySet<number> =>
  new Set(launch.steps.slice(scheduledSteps(launch).length).map(({ startTime }) => startTime));

/**
 * Moves a step that is dated a little before `now` to `now`. The client's clock is behind, or the client cuts its
 * times.
 */
const startNow = (step: Step, now: number): Step =>
  now - CLOCK_TOLERANCE <= step.startTime && step.startTime < now
    ? { ...step, startTime: now, givenTime: step.startTime }
    : step;

/** Returns the frozen members that an update of a running launch would change. */
export const launchConflicts = (before: Launch, after: Launch, now: number): string[] => {
  const frozen = (['groups', 'randomizationSalt', 'metricMonitors', 'alarms'] as const).filter(
    (member) => !same(before[member], after[member]),
  );
  const begun = countFixedSteps(before, now);
  const keepsBegun = same(before.steps.slice(0, begun), after.steps.slice(0, begun));
  return [...frozen, ...(keepsBegun ? [] : [`${stepsPath} that have begun`])];
};

/** Returns the faults of added or moved steps: a start in the past, or two steps at the same time. */
export const newStepFaults = (before: Launch, after: Launch, now: number): Fault[] => {
  const begun = countFixedSteps(before, now);
  const message = `a step of a running launch cannot start more than 5 minutes in the past; ${presentTime(now)}`;
  const waits = waitingTimes(before);
  const past = after.steps.flatMap(({ startTime }, index) =>
    index >= begun && startTime < now && !waits.has(startTime)
      ? [{ name: `${stepsPath}[${index}].startTime`, message }]
      : [],
  );
  return [...past, ...repeatedStepFaults(after.steps)];
};

/**
 * Returns the times at which the steps begin by themselves, in epoch milliseconds, in order. Counts within steps follow
 * them. Of a launch that has ended these are the steps that began: one that was stopped while it was held has others
 * whose time passed.
 */
export const stepTimes = (launch: Launch): number[] => {
  const steps = launch.endedTime === undefined ? scheduledSteps(launch) : launch.steps.slice(0, launch.stepsBegun);
  return steps.map(({ startTime }) => startTime);
};

/**
 * Returns the name of the control: the first group that serves the default variation of its feature, else the first
 * group. `defaults` has the default variation of each feature.
 */
export const controlGroupOf = ({ groups }: Launch, defaults: Readonly<Record<string, string>>): string | undefined =>
  (groups.find(({ feature, variation }) => defaults[feature] === variation) ?? groups[0])?.name;

/**
 * Returns the share that each begun step gave to all groups together, in thousandths of a percent, and when it began.
 * Entities of a segment may have had more than others: the largest share counts.
 */
export const sharesBegun = ({ steps, stepsBegun }: Launch): { readonly startTime: number; readonly share: number }[] =>
  steps.slice(0, stepsBegun).map(({ startTime, groupWeights, segmentOverrides }) => {
    const splits = [groupWeights, ...segmentOverrides.map(({ weights }) => weights)];
    const shares = splits.map((weights) => Object.values(weights).reduce((sum, weight) => sum + weight, 0));
    return { startTime, share: Math.max(...shares) };
  });

/**
 * Returns the positions of the steps that have been in force until `now`, in order. A step that another of the past
 * overtook at the start has not.
 */
export const stepsServed = (launch: Launch, now: number): number[] => {
  const { startedTime = Infinity, endedTime = now } = launch;
  const times = stepTimes(launch);
  return times.flatMap((begins, step) =>
    begins <= endedTime && startedTime <= endedTime && (times[step + 1] ?? Infinity) > startedTime ? step : [],
  );
};

/** Tells whether a step gives a group a share, for everybody or for a segment. */
export const servesGroup = ({ groupWeights, segmentOverrides }: Step, group: string): boolean =>
  [groupWeights, ...segmentOverrides.map(({ weights }) => weights)].some((weights) => (weights[group] ?? 0) > 0);

/** Returns the names of all segments of the launch, each once. */
export const launchSegments = ({ steps }: Launch): string[] => [
  ...new Set(steps.flatMap(({ segmentOverrides }) => segmentOverrides.map(({ segment }) => segment))),
];

/** Returns the names of all features of the launch, each once. */
export const launchFeatures = ({ groups }: Launch): string[] => [...new Set(groups.map(({ feature }) => feature))];
