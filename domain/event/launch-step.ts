/**
 * Names what an entity or an event counts for within a step of a launch. Weights change from step to step, so groups
 * are compared within a step only. Steps and groups are named by their positions, which stay while a launch runs and
 * keep items small whatever the names are.
 */

/** A group of a launch in one of its steps, by their positions. */
export interface StepGroup {
  readonly step: number;
  readonly group: number;
}

/**
 * Returns the arm under which the group's entities that were evaluated in the step are counted, and their events in it.
 * No name of a group has a colon.
 */
export const stepArm = ({ step, group }: StepGroup): string => `${step}:${group}`;

/**
 * Returns the arm of the step's other events: those of entities that were evaluated in another step only. They would
 * make a comparison untrue, because more of them come to the groups that were larger before.
 */
export const outerArm = ({ step, group }: StepGroup): string => `${step}+${group}`;

/**
 * Returns the arm under which the entities are counted that the launch assigned in the step for the first time. A
 * monitor with a window is over those: the window begins with the first evaluation.
 */
export const newcomerArm = ({ step, group }: StepGroup): string => `${step}*${group}`;

/** Returns the arm of the step for the arm of its newcomers, and any other arm as it is. */
export const stepArmOf = (arm: string): string => arm.replace(/^(\d+)\*(\d+)$/, '$1:$2');

/** Tells whether an arm is one of a step with all entities that were evaluated in it. */
export const isStepArm = (arm: string): boolean => /^\d+:\d+$/.test(arm);

/** Returns the first step in which an assignment's entity was evaluated. */
export const firstStepOf = (assignment: object): number | undefined => {
  const steps = Object.keys(assignment).flatMap((name) => stepOfMark(name) ?? []);
  return steps.length === 0 ? undefined : Math.min(...steps);
};

/** The attribute of an assignment that says in which group an entity was evaluated first in a step. */
export type StepMark = `step${number}`;

export const stepMark = (step: number): StepMark => `step${step}`;

/** Returns the step of a mark, or undefined for any other attribute. */
export const stepOfMark = (attribute: string): number | undefined => {
  const [, step] = /^step(\d+)$/.exec(attribute) ?? [];
  return step === undefined ? undefined : Number(step);
};

/** A running launch's groups and the times at which its steps begin, in epoch milliseconds, in order. */
export interface Steps {
  readonly arms: readonly string[];
  /** Absent for an experiment. */
  readonly steps?: readonly number[] | undefined;
}

/** Returns the group in the step in force at `time`, or undefined where nothing has steps. */
export const stepGroupAt = ({ arms, steps = [] }: Steps, arm: string, time: number): StepGroup | undefined => {
  const [step, group] = [steps.findLastIndex((begins) => begins <= time), arms.indexOf(arm)];
  return step < 0 || group < 0 ? undefined : { step, group };
};
