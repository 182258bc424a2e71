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
