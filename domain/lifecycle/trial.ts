/** A trial: a launch or an experiment. */
export type TrialType = 'launch' | 'experiment';
export type Status = 'CREATED' | 'RUNNING' | 'COMPLETED' | 'CANCELLED';
export type StopState = 'COMPLETED' | 'CANCELLED';

/** The members that a launch and an experiment share. Times are in milliseconds since the epoch. */
export interface Trial {
  /** The creation id. It is part of every key of collected data, so that a reused name starts afresh. */
  readonly id: string;
  readonly project: string;
  readonly name: string;
  readonly description: string;
  readonly status: Status;
  readonly statusReason?: string;
  readonly createdTime: number;
  readonly lastUpdatedTime: number;
  readonly startedTime?: number;
  readonly endedTime?: number;
  readonly randomizationSalt: string;
  readonly tags: Readonly<Record<string, string>>;
}

const TRIAL_MARK = 't-';

/** Returns the creation id of a trial. Its mark says that no entity of the trial was ever stored by the entity's id. */
export const trialIdOf = (id: string): string => `${TRIAL_MARK}${id}`;

/** Tells whether a trial has the mark, which those of earlier versions lack. */
export const hasTrialMark = (trialId: string): boolean => trialId.startsWith(TRIAL_MARK);
