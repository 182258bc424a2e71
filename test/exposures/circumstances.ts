/** In what circumstances a history happens. Its number says it: the numbers of circumstances have no common divisor. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export interface Circumstances {
  /** What evaluates outside the service. */
  readonly outside: 'provider' | 'agent' | 'agent with a journal';
  /** How often a call from outside fails: half of them before the service has it, half after. */
  readonly failing: number;
  /** Milliseconds by which the clock of the machine outside is wrong. */
  readonly skew: number;
  /** Whether the projects have a destination: then every evaluation is reported. */
  readonly delivers: boolean;
  /** Milliseconds, at most, for which the answer to a call with events is on its way. */
  readonly slow: number;
  /** Whether a journal is written anew with each line, so that each kill comes right after that. */
  readonly rewrites: boolean;
}

const repeated = <Value>(values: readonly Value[], seed: number): Value => values[seed % values.length] as Value;

/** Every fourth history goes through the agent. */
const outside = [...Array(3).fill('provider'), 'agent', ...Array(3).fill('provider'), 'agent with a journal'] as const;

export const circumstancesOf = (seed: number): Circumstances => ({
  outside: repeated(outside, seed),
  failing: repeated([0, 0, 0.2], seed),
  skew: repeated([0, DAY, -DAY, 0, 7], seed),
  delivers: seed % 7 === 0,
  slow: repeated([0, 900, 0, 0, 20_000, 0, 0, 0, 4_000, 0, 0], seed),
  rewrites: repeated([true, false, true, true, false, true, false, true, false, true, false, true, false], seed),
});
