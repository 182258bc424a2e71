// What is simulated: how an entity's events come about, and what share of the entities the treatment gets.
import { normal, type Random } from './random.ts';

const { exp } = Math;

/** The events of one new entity: how many, the sum of their values, and the sum of their squares. */
export interface Events {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

export interface Scenario {
  readonly name: string;
  readonly draw: (random: Random) => Events;
  /** The treatment's share of the entities. */
  readonly share: number;
}

type Value = (random: Random) => number;

const one =
  (value: Value): Scenario['draw'] =>
  (random) => {
    const x = value(random);
    return { count: 1, sum: x, squares: x * x };
  };

const normalValue = one((random) => 10 + 3 * normal(random));
const bernoulli = (p: number) => one((random) => (random() < p ? 1 : 0));
const lognormal = (sigma: number) => one((random) => exp(sigma * normal(random)));

/** Geometric numbers of events, mean 4; half of the values' variance is the entity's own level. */
function clustered(random: Random): Events {
  const level = 10 + 2 * normal(random);
  let [count, sum, squares] = [0, 0, 0];
  do {
    const x = level + 2 * normal(random);
    [count, sum, squares] = [count + 1, sum + x, squares + x * x];
  } while (random() < 0.75);
  return { count, sum, squares };
}

/** A/A: nothing differs between the arms, so every significant result is a false positive. */
export const scenarios: readonly Scenario[] = [
  { name: 'normal', draw: normalValue, share: 0.5 },
  { name: 'Bernoulli 0.1', draw: bernoulli(0.1), share: 0.5 },
  { name: 'Bernoulli 0.01', draw: bernoulli(0.01), share: 0.5 },
  { name: 'lognormal, sigma 1', draw: lognormal(1), share: 0.5 },
  { name: 'lognormal, sigma 2', draw: lognormal(2), share: 0.5 },
  { name: 'clustered events', draw: clustered, share: 0.5 },
  { name: 'normal, 90/10', draw: normalValue, share: 0.1 },
  { name: 'Bernoulli 0.01, 90/10', draw: bernoulli(0.01), share: 0.1 },
  { name: 'lognormal sigma 2, 90/10', draw: lognormal(2), share: 0.1 },
  { name: 'clustered, 90/10', draw: clustered, share: 0.1 },
  { name: 'normal, 98/2', draw: normalValue, share: 0.02 },
  { name: 'Bernoulli 0.01, 98/2', draw: bernoulli(0.01), share: 0.02 },
  { name: 'lognormal sigma 2, 98/2', draw: lognormal(2), share: 0.02 },
  { name: 'clustered, 98/2', draw: clustered, share: 0.02 },
];

/** Power: values with a coefficient of variation of 1, and a treatment that is 5 % better. */
export const improvement: Scenario & { readonly lift: number } = {
  name: 'normal, cv 1, +5 %',
  draw: one((random) => 1 + normal(random)),
  share: 0.5,
  lift: 0.05,
};
