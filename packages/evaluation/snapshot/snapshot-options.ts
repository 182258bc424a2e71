/** What a snapshot client is given, and what it says. */
import type { ServiceAnswer, ServiceCall } from './fetch-snapshot.ts';
import type { SnapshotDocument } from './snapshot.ts';

export type SnapshotEvent =
  /** `current` is of the service now: `changed` are the features that differ from those before. */
  | { readonly type: 'fresh'; readonly changed: readonly string[]; readonly isAnotherProject: boolean }
  /** Nobody knows whether `current` is still right. */
  | { readonly type: 'stale'; readonly reason: string };

export interface SnapshotOptions {
  readonly project: string;
  readonly call: ServiceCall;
  /** Runs something after some milliseconds, without keeping the process alive. Returns how to cancel it. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly report: (message: string, facts: Readonly<Record<string, unknown>>) => void;
  /** The local time in milliseconds, `Date.now` by default: it goes on while a process is frozen. */
  readonly clock?: () => number;
  /** Seconds. */
  readonly freshFor?: number;
  /** A copy outside the process: read when the service does not answer at the start. Text of a SnapshotDocument. */
  readonly kept?: { readonly read: () => string | undefined; readonly write: (text: string) => void };
  /** What to begin with when there is nothing else. */
  readonly bootstrap?: SnapshotDocument | undefined;
  readonly onEvent?: (event: SnapshotEvent) => void;
  readonly random?: () => number;
}

/** How a start went: with the service's snapshot, with an old one, with none, or refused for good. */
export type Started = 'fresh' | 'stale' | 'nothing' | 'missing' | 'denied';

/** There is no snapshot. `answer` is that of the service, if it gave one. */
export class NoSnapshotError extends Error {
  readonly reason: 'missing' | 'denied' | 'unreachable';
  readonly answer: ServiceAnswer | undefined;

  constructor(reason: NoSnapshotError['reason'], message: string, answer?: ServiceAnswer) {
    super(message);
    this.reason = reason;
    this.answer = answer;
  }
}
