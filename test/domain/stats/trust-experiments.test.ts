// Guards, margins and decisions in simulations small enough for every run; bench/trust has them at full size.
import { Arm, compare } from '../../../bench/trust/arm.ts';
import { compareWithMargin } from '../../../bench/trust/one-sided.ts';
import { falseStops } from '../../../bench/trust/ramps.ts';
import { seededRandom } from '../../../bench/trust/random.ts';
import { shipsHarm } from '../../../bench/trust/ship.ts';
import { tableLines } from '../../../bench/trust/table.ts';
import { compareAtMargin, type Tolerance } from '../../../domain/stats/margin.ts';
import { addEvent, addSums, entityDelta, noEvents, noSums } from '../../../domain/stats/sums.ts';
import { scaled } from './sums-of-arms.ts';
import { relativeError } from './to-be-exact.ts';

/** Of 20 simulations at most 3 are above what 5 % gives by chance: fewer than one seed in 50. */
const FEW = 3 / 20;

describe('a launch of six steps without an effect, with a daily cycle', () => {
  const rows = falseStops(20).rows.map((row) => row());

  it.each(rows.map(({ name, rates }) => [name, rates[0]]))(
    'of %s is rarely stopped by sums within steps',
    (_, rate) => {
      expect(rate).toBeLessThanOrEqual(FEW);
    },
  );
});

describe('a treatment at the margin of a guardrail', () => {
  const rows = shipsHarm(10).rows.map((row) => row());

  it('is rarely shipped, and one without harm nearly always', () => {
    expect(rows).toHaveLength(6);
    for (const { rates } of rows) {
      expect(rates[0]).toBeLessThanOrEqual(0.2);
      expect(rates[2]).toBeGreaterThan(0.8);
    }
  });
});

describe('the margin in doubles of the simulations', () => {
  it.each<Tolerance>([
    { desired: 'INCREASE', margin: 0 },
    { desired: 'DECREASE', margin: 0.05 },
    { desired: 'INCREASE', margin: 0.1 },
  ])('gives the numbers of the exact one at %j', (tolerance) => {
    const random = seededRandom(5);
    const [double, exact] = [[new Arm(), new Arm()] as const, [noSums, noSums]];
    for (let entity = 0; entity < 600; entity += 1) {
      const side = random() < 0.3 ? 1 : 0;
      const value = Math.round(random() * 1e5 - 2e4) / 1000;
      exact[side] = addSums(exact[side] ?? noSums, entityDelta(noEvents, addEvent(noEvents, scaled(value))));
      double[side].add({ count: 1, sum: value, squares: value * value });
    }
    const [ours, theirs] = [
      compareWithMargin(...double, tolerance),
      compareAtMargin({ control: exact[0] ?? noSums, treatment: exact[1] ?? noSums }, tolerance),
    ];
    expect(relativeError(ours?.difference ?? 0, theirs?.difference ?? 1)).toBeLessThan(1e-9);
    expect(relativeError(ours?.standardError ?? 0, theirs?.standardError ?? 1)).toBeLessThan(1e-9);
    expect(compare(...double).entities).toBe(theirs?.entities);
  });
});

describe('a table of rates', () => {
  it('states the error of what was simulated', () => {
    const rows = [() => ({ name: 'A/A', rates: [0.05, '1.0 %'] })];
    expect([...tableLines({ title: 'Rates.', columns: ['simulated', 'known'], rows }, 400)].at(-1)).toBe(
      '| A/A | 5.0 ± 1.1 % | 1.0 % |',
    );
  });
});
