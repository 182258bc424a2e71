// The six sums of an arm in doubles: the product keeps them exact, which a million simulations cannot afford. A test
// holds both to the same numbers.
import type { Comparison } from '../../domain/stats/comparison.ts';
import { MIN_ENTITIES, MIN_EVENTS } from '../../domain/stats/eligibility.ts';
import type { Events } from './scenarios.ts';

const { max, sqrt } = Math;

const [minEvents, minEntities] = [Number(MIN_EVENTS), Number(MIN_ENTITIES)];

export class Arm {
  K = 0;
  N = 0;
  S = 0;
  SS = 0;
  SC = 0;
  CC = 0;
  /** The sum of squares of single events, of which only the t-test that ignores entities knows. */
  squares = 0;

  /** Counts a new entity with all its events. */
  add({ count, sum, squares }: Events): void {
    this.K += 1;
    this.N += count;
    this.S += sum;
    this.SS += sum * sum;
    this.SC += sum * count;
    this.CC += count * count;
    this.squares += squares;
  }

  get eligible(): boolean {
    return this.N >= minEvents && this.K >= minEntities;
  }

  get mean(): number {
    return this.S / this.N;
  }

  /** Of the mean, clustered by entity. */
  get variance(): number {
    return (this.K / (this.K - 1)) * (residual(this, this.mean) / this.N ** 2);
  }

  /** Of the mean, as if events were independent: s^2 / n. */
  get iidVariance(): number {
    return max(0, this.squares - this.S * this.mean) / (this.N - 1) / this.N;
  }
}

/** The sums of both. */
export function together(one: Arm, other: Arm): Arm {
  const sum = new Arm();
  [sum.K, sum.N, sum.S] = [one.K + other.K, one.N + other.N, one.S + other.S];
  [sum.SS, sum.SC, sum.CC] = [one.SS + other.SS, one.SC + other.SC, one.CC + other.CC];
  sum.squares = one.squares + other.squares;
  return sum;
}

/** What `compareArms` computes of exact sums. */
export function compare(control: Arm, treatment: Arm): Comparison {
  const [a, b] = [estimate(control), estimate(treatment)];
  return {
    difference: b.mean - a.mean,
    standardError: sqrt(max(a.variance + b.variance, pooledVariance(control, treatment))),
    entities: control.K + treatment.K,
    control: a,
    treatment: b,
  };
}

const estimate = ({ mean, variance, K }: Arm) => ({ mean, variance, entities: K });

function pooledVariance(a: Arm, b: Arm): number {
  const [K, N, mean] = [a.K + b.K, a.N + b.N, (a.S + b.S) / (a.N + b.N)];
  return (K / (K - 1)) * ((residual(a, mean) + residual(b, mean)) / N) * (1 / a.N + 1 / b.N);
}

/** The sum of (s - R c)^2 over entities; never below 0 by rounding. */
const residual = ({ SS, SC, CC }: Arm, R: number): number => max(0, SS - 2 * R * SC + R * R * CC);
