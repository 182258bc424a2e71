/**
 * What will happen by itself, in the order of time: steps of launches, and planned ends of experiments.
 */
import type { ExperimentSummary } from '../../api/queries/experiments.ts';
import type { LaunchSummary } from '../../api/queries/launches.ts';
import { type LaunchStep, stepsOf } from '../launches/launch-line.tsx';

export interface NextEvent {
  /** Epoch milliseconds. */
  readonly time: number;
  readonly name: string;
  /** The step that begins; undefined for the end of an experiment. */
  readonly step?: LaunchStep;
}

const MOST = 8;

export const nextOf = (
  experiments: readonly ExperimentSummary[],
  launches: readonly LaunchSummary[],
  now: number,
): readonly NextEvent[] => {
  const ends = experiments.flatMap(({ name, status, analysisCompleteTime: time }): NextEvent[] =>
    status === 'RUNNING' && time !== undefined && time > now ? [{ time, name }] : [],
  );
  const steps = launches
    .filter(({ heldSince }) => heldSince === undefined)
    .flatMap((launch) =>
      stepsOf(launch)
        .filter(({ startTime }) => startTime > now)
        .map((step): NextEvent => ({ time: step.startTime, name: launch.name, step })),
    );
  return [...ends, ...steps].toSorted((one, other) => one.time - other.time).slice(0, MOST);
};
