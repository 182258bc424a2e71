import { changeProbabilities, credibleInterval } from '../../../domain/stats/bayesian.ts';
import { estimateArm } from '../../../domain/stats/comparison.ts';
import { randomCases, someOf } from '../../support/random-cases.ts';
import vectors from '../../vectors/stats/bayesian.json' with { type: 'json' };
import { bernoulliArm, normalArm } from './sums-of-arms.ts';

const cases = someOf(vectors as number[][], 50).map(
  ([mc = 0, vc = 0, kc = 0, mt = 0, vt = 0, kt = 0, increase = 0, decrease = 0, noChange = 0, ...interval]) => {
    const [level = 0, lower = 0, upper = 0] = interval;
    return {
      control: { mean: mc, variance: vc, entities: kc },
      treatment: { mean: mt, variance: vt, entities: kt },
      exact: { increase, decrease, noChange, level, lower, upper },
    };
  },
);

/** Within 1e-9 of the exact value, also where that is next to nothing. */
const isExact = (actual: number, exact: number) => Math.abs(actual - exact) <= 1e-9 * Math.abs(exact) + 1e-300;

describe('the Bayesian report', () => {
  it('agrees with exact integrals, in the tails too', () => {
    expect(cases.length).toBeGreaterThanOrEqual(randomCases(40, 200));
    for (const { control, treatment, exact } of cases) {
      const found = changeProbabilities(control, treatment);
      for (const change of ['increase', 'decrease', 'noChange'] as const)
        expect([found[change], exact[change], isExact(found[change], exact[change])]).toEqual([
          found[change],
          exact[change],
          true,
        ]);
      expect(found.increase + found.decrease + found.noChange).toBeCloseTo(1, 12);
    }
    expect(cases.filter(({ exact }) => exact.noChange < 1e-20).length).toBeGreaterThan(randomCases(2, 20));
  });

  it('has exact credible intervals', () => {
    for (const { control, exact } of cases) {
      const { lower, upper } = credibleInterval(control, exact.level);
      expect([lower, isExact(lower, exact.lower)]).toEqual([lower, true]);
      expect([upper, isExact(upper, exact.upper)]).toEqual([upper, true]);
    }
  });

  it('takes an arm without variance as a point', () => {
    const [never, some] = [estimateArm(bernoulliArm(200, 0)), estimateArm(bernoulliArm(200, 20))];
    expect(changeProbabilities(never, some).increase).toBeCloseTo(1, 4);
    expect(changeProbabilities(some, never).decrease).toBeCloseTo(1, 4);
    expect(changeProbabilities(never, never)).toEqual({ increase: 0, decrease: 0, noChange: 1 });
  });

  it('turns around when better is less', () => {
    const [a, b] = [estimateArm(normalArm(800, 5, 9)), estimateArm(normalArm(820, 4.6, 9.5))];
    const [mirroredA, mirroredB] = [estimateArm(normalArm(800, -5, 9)), estimateArm(normalArm(820, -4.6, 9.5))];
    const [there, back] = [changeProbabilities(a, b), changeProbabilities(mirroredA, mirroredB)];
    expect(there.increase).toBeCloseTo(back.decrease, 12);
    expect(there.decrease).toBeCloseTo(back.increase, 12);
  });
});
