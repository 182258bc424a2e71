/**
 * What a launch is made of, in the order in which it is drawn.
 */
import type { Launch, LaunchStep } from '../../api/queries/launch-types.ts';

export const groupsOf = ({ groups = [] }: Launch): readonly string[] => groups.map(({ name }) => name);

export const stepsOf = ({ scheduledSplitsDefinition }: Launch): readonly LaunchStep[] =>
  scheduledSplitsDefinition?.steps ?? [];

/** The features that it serves, each once. */
export const featuresOf = ({ groups = [] }: Launch): readonly string[] => [
  ...new Set(groups.flatMap(({ featureVariations }) => Object.keys(featureVariations))),
];

export const isRunning = ({ status }: Launch): boolean => status === 'RUNNING';

export const hasEnded = ({ status }: Launch): boolean => status === 'COMPLETED' || status === 'CANCELLED';

/** Whether a guard holds it in its step. */
export const isHeld = (launch: Launch): boolean => isRunning(launch) && launch.heldSince !== undefined;

export type When = 'past' | 'now' | 'future';

/** Where each step is in time. Steps that wait for a held launch lie ahead, whatever their time. */
export const whenOf = (launch: Launch, now: number): readonly When[] => {
  const steps = stepsOf(launch);
  const until = launch.execution?.endedTime ?? launch.heldSince ?? now;
  const begun =
    launch.execution?.startedTime === undefined ? 0 : steps.filter(({ startTime }) => startTime <= until).length;
  return steps.map((_, index) => {
    if (index >= begun) return 'future';
    return index === begun - 1 && isRunning(launch) ? 'now' : 'past';
  });
};
