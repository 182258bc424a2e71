/**
 * What was acknowledged, kept outside the service.
 */
import { type Arm, arms, type TrialType } from './resources.ts';

export interface Counted {
  entities: number;
  events: number;
  sum: number;
}

/** A description that a manager gave, and whether the service said that it had taken it. */
export interface Change {
  readonly feature: string;
  readonly description: string;
  readonly acknowledged: boolean;
}

export interface Timed {
  readonly name: string;
  /** Epoch milliseconds, of each step. */
  readonly steps: readonly number[];
  readonly completes: number;
}

export interface Ledger {
  readonly counted: Readonly<Record<TrialType, Readonly<Record<Arm, Counted>>>>;
  readonly changes: Change[];
  readonly timed: Timed[];
  /** Calls whose first attempts had no answer, and calls that were sent again after they had one. */
  unknown: number;
  repeated: number;
}

const nothing = () => Object.fromEntries(arms.map((arm) => [arm, { entities: 0, events: 0, sum: 0 }]));

export const openLedger = (): Ledger => ({
  counted: { experiment: nothing(), launch: nothing() } as Ledger['counted'],
  changes: [],
  timed: [],
  unknown: 0,
  repeated: 0,
});
