// What the statistics must hold up to, in simulations small enough for every run; bench/trust has them at full size.
import { Arm, compare } from '../../../bench/trust/arm.ts';
import { seededRandom } from '../../../bench/trust/random.ts';
import { improvement, type Scenario, scenarios } from '../../../bench/trust/scenarios.ts';
import { type Plan, type Rates, simulate } from '../../../bench/trust/simulate.ts';
import { compareArms } from '../../../domain/stats/comparison.ts';
import { defaultDesign } from '../../../domain/stats/normal-mixture.ts';
import { addEvent, addSums, entityDelta, noEvents, noSums } from '../../../domain/stats/sums.ts';
import { scaled } from './sums-of-arms.ts';
import { relativeError } from './to-be-exact.ts';

const plan: Plan = { simulations: 200, pairs: 2000, firstLook: 100, design: defaultDesign, seed: 1 };
/** At 98/2 the small arm has its 100 events late. */
const longPlan: Plan = { ...plan, simulations: 60, pairs: 9000 };

const isLong = ({ share }: Scenario) => share < 0.05;

describe('an A/A test with a look after every pair of entities', () => {
  const rates = new Map<string, Rates>(
    scenarios.map((scenario) => [scenario.name, simulate(scenario, isLong(scenario) ? longPlan : plan)]),
  );
  const of = (name: string): Rates => {
    const found = rates.get(name);
    if (!found) throw new Error(`No scenario ${name}`);
    return found;
  };
  const mean = (method: keyof Rates) => [...rates.values()].reduce((sum, rate) => sum + rate[method], 0) / rates.size;

  const namesOf = (some: readonly Scenario[]) => some.map(({ name }) => name);

  it.each(namesOf(scenarios.filter((scenario) => !isLong(scenario))))(
    'of %s is significant in at most 5 %%',
    (name) => {
      expect(of(name).anytime).toBeLessThanOrEqual(0.05);
    },
  );

  it('at 98/2 is significant in at most 5 %, over all scenarios', () => {
    const anytime = namesOf(scenarios.filter(isLong)).map((name) => of(name).anytime);
    expect(anytime.reduce((a, b) => a + b) / anytime.length).toBeLessThanOrEqual(0.05);
  });

  it('is significant at the end in 5 %, over all scenarios', () => {
    expect(mean('final')).toBeLessThanOrEqual(0.05);
    expect(mean('final')).toBeGreaterThan(0.02);
  });

  it('is significant in about 5 % to those who stop at 0.05 and else wait for the end', () => {
    expect(mean('stopped')).toBeLessThanOrEqual(0.065);
    expect(mean('stopped')).toBeGreaterThan(mean('final'));
  });

  it('would be significant in every third if the p-value after a stop were the final one', () => {
    expect(of('normal').finalAtStop).toBeGreaterThan(0.25);
    expect(of('clustered events').finalAtStop).toBeGreaterThan(0.25);
  });

  it('fools a t-test that is looked at as often', () => {
    expect(of('normal').tTest).toBeGreaterThan(0.25);
    expect(of('clustered events').tTest).toBeGreaterThan(0.8);
  });

  it('of a rare event at 90/10 and 98/2 fools the standard error without the guard', () => {
    expect(of('Bernoulli 0.01, 90/10').unguarded).toBeGreaterThan(0.2);
    expect(of('Bernoulli 0.01, 98/2').unguarded).toBeGreaterThan(0.2);
  });
});

describe('a treatment that is 5 % better, at 10,000 entities an arm and a coefficient of variation of 1', () => {
  const rates = simulate(improvement, {
    ...plan,
    simulations: 80,
    pairs: 10_000,
  });

  it('is found while it runs in about 78 %', () => {
    expect(Math.abs(rates.anytime - 0.78)).toBeLessThan(0.07);
  });

  it('is found by one look at the end in about 94 %, and hardly less by the final p-value', () => {
    expect(Math.abs(rates.welch - 0.94)).toBeLessThan(0.04);
    expect(rates.final).toBeGreaterThan(rates.welch - 0.03);
  });
});

describe('the sums in doubles of the simulations', () => {
  it('give the numbers of the exact sums', () => {
    const random = seededRandom(7);
    const [double, exact] = [[new Arm(), new Arm()] as const, [noSums, noSums]];
    for (let entity = 0; entity < 400; entity += 1) {
      const side = random() < 0.2 ? 1 : 0;
      const values = Array.from({ length: 1 + Math.floor(random() * 4) }, () => Math.round(random() * 1e5) / 1000);
      const total = values.map(scaled).reduce(addEvent, noEvents);
      exact[side] = addSums(exact[side] ?? noSums, entityDelta(noEvents, total));
      const sum = values.reduce((a, b) => a + b, 0);
      double[side].add({ count: values.length, sum, squares: values.reduce((a, b) => a + b * b, 0) });
    }
    const [ours, theirs] = [compare(...double), compareArms(exact[0] ?? noSums, exact[1] ?? noSums)];
    expect(relativeError(ours.difference, theirs.difference)).toBeLessThan(1e-9);
    expect(relativeError(ours.standardError, theirs.standardError)).toBeLessThan(1e-9);
    expect(relativeError(ours.control.variance, theirs.control.variance)).toBeLessThan(1e-9);
    expect(ours.entities).toBe(theirs.entities);
  });
});
