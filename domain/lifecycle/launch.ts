/**
 * A launch: groups of entities that are served a variation, in shares that change step by step.
 */

import { clockTolerance } from '../clock-tolerance.ts';
import { type Fault, repeated } from '../fault.ts';
import { presentTime } from '../present-time.ts';
import { same } from '../same.ts';
import { armsAsStored, metricsAsStored, stepAsStored } from './as-stored.ts';
import { type MetricDefinition, repeatedMetrics } from './metric.ts';
import type { StopState, Trial } from './state.ts';
import { excess, unknownNames, type Weights } from './weights.ts';

export interface LaunchGroup {
  readonly name: string;
  readonly description?: string | undefined;
  readonly feature: string;
  readonly variation: string;
}

export interface SegmentOverride {
  /** The segment's name. */
  readonly segment: string;
  /** Overrides are asked in ascending order of this number. */
  readonly evaluationOrder: number;
  readonly weights: Weights;
}

export interface Step {
  /** Milliseconds since the epoch. */
  readonly startTime: number;
  /** The time by the clock of the client, where that was a little behind: it may give the step so again. */
  readonly givenTime?: number;
  readonly groupWeights: Weights;
  readonly segmentOverrides: readonly SegmentOverride[];
}

export interface Launch extends Trial {
  readonly groups: readonly LaunchGroup[];
  readonly metricMonitors: readonly { readonly metricDefinition: MetricDefinition }[];
  /** In order of time. */
  readonly steps: readonly Step[];
  /** How many steps' beginnings are written down. */
  readonly stepsBegun: number;
}

const stepsAt = 'scheduledSplitsConfig.steps';

/** What no launch may be, a draft neither. */
export const launchFaults = ({ groups, steps, metricMonitors }: Launch): Fault[] => {
  const names = groups.map(({ name }) => name);
  return [
    ...repeated(names, (name, index) => ({ name: `groups[${index}].name`, message: `'${name}' is already a group` })),
    ...repeatedSteps(steps),
    ...steps.flatMap((step, index) => stepFaults(step, names, `${stepsAt}[${index}]`)),
    ...repeatedMetrics(metricMonitors, 'metricMonitors'),
  ];
};

const repeatedSteps = (steps: readonly Step[]): Fault[] =>
  repeated(
    steps.map(({ startTime }) => startTime),
    (_, index) => ({ name: `${stepsAt}[${index}].startTime`, message: 'another step starts at the same time' }),
  );

const stepFaults = (step: Step, groups: readonly string[], at: string): Fault[] => [
  ...unknownNames(step.groupWeights, groups, `${at}.groupWeights`),
  ...step.segmentOverrides.flatMap(({ weights }, index) =>
    unknownNames(weights, groups, `${at}.segmentOverrides[${index}].weights`),
  ),
  ...repeated(
    step.segmentOverrides.map(({ segment }) => segment),
    (segment, index) => ({
      name: `${at}.segmentOverrides[${index}].segment`,
      message: `'${segment}' is already overridden in this step`,
    }),
  ),
];

/** What a launch that runs may not be, all of it at once. */
export const launchStartFaults = ({ steps }: Launch): Fault[] => [
  ...(steps.length === 0 ? [{ name: stepsAt, message: 'a launch needs at least one step to start' }] : []),
  ...steps.flatMap((step, index) => [
    ...excess(step.groupWeights, `${stepsAt}[${index}].groupWeights`),
    ...step.segmentOverrides.flatMap(({ weights }, override) =>
      excess(weights, `${stepsAt}[${index}].segmentOverrides[${override}].weights`),
    ),
  ]),
];

/** The launch as StartLaunch leaves it. Steps in the past are begun, the last of them is in force. */
export const startLaunch = (launch: Launch, now: number): Launch => ({
  ...launch,
  status: 'RUNNING',
  startedTime: now,
  lastUpdatedTime: now,
  stepsBegun: begunBy(launch.steps, now),
});

/** The launch as StopLaunch leaves it. */
export const stopLaunch = (
  launch: Launch,
  stop: { state: StopState; reason?: string | undefined },
  now: number,
): Launch => ({
  ...launch,
  status: stop.state,
  ...(stop.reason === undefined ? {} : { statusReason: stop.reason }),
  endedTime: now,
  lastUpdatedTime: now,
});

/** How many of the steps have begun at `now`; the last of them is in force. */
const begunBy = (steps: readonly Step[], now: number): number =>
  steps.filter(({ startTime }) => startTime <= now).length;

/** The next moment at which a running launch has something to write down, or undefined when all steps have begun. */
export const launchDueTime = (launch: Launch): number | undefined =>
  launch.status === 'RUNNING' ? launch.steps[launch.stepsBegun]?.startTime : undefined;

/** The step in force as it is written down; none before the first, or while the launch does not run. */
export const writtenStep = (launch: Launch): Step | undefined =>
  launch.status === 'RUNNING' ? launch.steps[launch.stepsBegun - 1] : undefined;

/** The running launch after the step that is due next has begun. */
export const beginNextStep = (launch: Launch): Launch => ({
  ...launch,
  stepsBegun: launch.stepsBegun + 1,
  lastUpdatedTime: launchDueTime(launch) ?? launch.lastUpdatedTime,
});

/** How many steps of a running launch stay as they are: those written down too, by whoever's clock is ahead. */
const fixedSteps = ({ steps, stepsBegun }: Launch, now: number): number => Math.max(stepsBegun, begunBy(steps, now));

/** Steps in order of time. */
export const sortSteps = (steps: readonly Step[]): readonly Step[] =>
  steps.toSorted((a, b) => a.startTime - b.startTime);

/** The update of a running launch, where it says in other words what is stored already and may not change. */
export const launchAsStored = (before: Launch, after: Launch, now: number): Launch => {
  const begun = before.steps.slice(0, fixedSteps(before, now));
  const groups = before.groups.map(({ name }) => name);
  return {
    ...after,
    groups: armsAsStored(before.groups, after.groups),
    metricMonitors: metricsAsStored(before.metricMonitors, after.metricMonitors),
    steps: sortSteps(after.steps.map((step) => stepAsStored(begun, step, groups) ?? beginningNow(step, now))),
  };
};

/** A step that is dated a little before now begins now: the clock that dated it is behind, or cuts its times. */
const beginningNow = (step: Step, now: number): Step =>
  now - clockTolerance <= step.startTime && step.startTime < now
    ? { ...step, startTime: now, givenTime: step.startTime }
    : step;

/** The members that a change to a running launch would touch although they may not change any more. */
export const launchConflicts = (before: Launch, after: Launch, now: number): string[] => {
  const frozen = (['groups', 'randomizationSalt', 'metricMonitors'] as const).filter(
    (member) => !same(before[member], after[member]),
  );
  const begun = fixedSteps(before, now);
  const keepsBegun = same(before.steps.slice(0, begun), after.steps.slice(0, begun));
  return [...frozen, ...(keepsBegun ? [] : [`${stepsAt} that have begun`])];
};

/** Steps that an update adds or moves may not begin in the past, nor two of them at once. */
export const newStepFaults = (before: Launch, after: Launch, now: number): Fault[] => {
  const begun = fixedSteps(before, now);
  const message = `a step of a running launch cannot start more than 5 minutes in the past; ${presentTime(now)}`;
  const past = after.steps.flatMap(({ startTime }, index) =>
    index >= begun && startTime < now ? [{ name: `${stepsAt}[${index}].startTime`, message }] : [],
  );
  return [...past, ...repeatedSteps(after.steps)];
};

/** The names of all segments that the launch refers to, each once. */
export const launchSegments = ({ steps }: Launch): string[] => [
  ...new Set(steps.flatMap(({ segmentOverrides }) => segmentOverrides.map(({ segment }) => segment))),
];

/** The names of all features that the launch refers to, each once. */
export const launchFeatures = ({ groups }: Launch): string[] => [...new Set(groups.map(({ feature }) => feature))];
