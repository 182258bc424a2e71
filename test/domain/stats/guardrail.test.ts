import { judgeGuardrail, lookAtGuardrail, noGuardrailLook } from '../../../domain/stats/guardrail.ts';
import { compareAtMargin, DEFAULT_MARGIN, type Tolerance } from '../../../domain/stats/margin.ts';
import { defaultDesign } from '../../../domain/stats/normal-mixture.ts';
import { oneSidedLogEvidence } from '../../../domain/stats/one-sided-mixture.ts';
import type { LookSums } from '../../../domain/stats/running-look.ts';
import { bernoulliArm, normalArm } from './sums-of-arms.ts';

const alphas = { notWorse: 0.05, harmed: 0.05 };
const more: Tolerance = { desired: 'INCREASE', margin: DEFAULT_MARGIN };
const less: Tolerance = { desired: 'DECREASE', margin: DEFAULT_MARGIN };

const verdictOn = (looks: readonly LookSums[], tolerance: Tolerance) =>
  judgeGuardrail(
    looks.reduce(
      (state, arms) => lookAtGuardrail(state, compareAtMargin(arms, tolerance), defaultDesign),
      noGuardrailLook,
    ),
    alphas,
  );
const means = (control: number, treatment: number, n = 5000): LookSums => ({
  control: normalArm(n, control, 4),
  treatment: normalArm(n, treatment, 4),
});

describe('the margin', () => {
  it('is a share of the size of the control, on the side that is bad', () => {
    expect(compareAtMargin(means(10, 10), more)?.difference).toBeCloseTo(0.2, 12);
    expect(compareAtMargin(means(10, 10), less)?.difference).toBeCloseTo(0.2, 12);
    expect(compareAtMargin(means(-10, -10), more)?.difference).toBeCloseTo(0.2, 12);
    expect(compareAtMargin(means(-10, -10.1), less)?.difference).toBeCloseTo(0.3, 12);
  });

  it('of 0, and of a control of 0, is the plain difference', () => {
    expect(compareAtMargin(means(10, 10.5), { ...more, margin: 0 })?.difference).toBeCloseTo(0.5, 12);
    expect(compareAtMargin(means(0, 0.5), more)?.difference).toBeCloseTo(0.5, 12);
  });

  it('has no comparison for a pair that does not vary, although the control times 0.98 differs', () => {
    const arms = { control: normalArm(500, 1, 0), treatment: normalArm(500, 1, 0) };
    expect(compareAtMargin(arms, more)).toBeUndefined();
    expect(verdictOn([arms], more)).toBe('Open');
  });
});

describe('a guardrail', () => {
  it('is NotWorse where the treatment is shown to be within the margin', () => {
    expect(verdictOn([means(10, 10)], more)).toBe('NotWorse');
    expect(verdictOn([means(10, 10)], less)).toBe('NotWorse');
  });

  it('is Harmed beyond it, and tolerates what lies within', () => {
    expect(verdictOn([means(10, 9.6)], more)).toBe('Harmed');
    expect(verdictOn([means(10, 10.4)], less)).toBe('Harmed');
    expect(verdictOn([means(10, 9.85)], more)).toBe('Open');
  });

  it('keeps what a look has shown, and is Harmed where later ones show both', () => {
    expect(verdictOn([means(10, 10), means(10, 9.85)], more)).toBe('NotWorse');
    expect(verdictOn([means(10, 10.2), means(10, 9.4)], more)).toBe('Harmed');
    expect(verdictOn([means(10, 9.4), means(10, 10.2)], more)).toBe('Harmed');
  });

  it('spends the alpha of each side for itself', () => {
    const look = { looks: 1, notWorse: Math.log(30), harmed: 0 };
    expect(judgeGuardrail(look, { notWorse: 1 / 31, harmed: 0.05 })).toBe('Open');
    expect(judgeGuardrail(look, { notWorse: 1 / 29, harmed: 0.05 })).toBe('NotWorse');
    expect(judgeGuardrail({ ...look, harmed: Math.log(30) }, { notWorse: 0.05, harmed: 0.01 })).toBe('NotWorse');
  });

  it('is not fooled by a small arm without the rare event yet', () => {
    const arms = { control: bernoulliArm(9800, 98), treatment: bernoulliArm(200, 0) };
    expect(verdictOn([arms], { ...less, margin: 0 })).toBe('Open');
  });

  it('has counted its looks, those that did not vary apart', () => {
    const state = lookAtGuardrail(noGuardrailLook, compareAtMargin(means(10, 10), more), defaultDesign);
    expect(lookAtGuardrail(state, undefined, defaultDesign)).toBe(state);
    expect(state.looks).toBe(1);
  });
});

describe('the one-sided evidence', () => {
  it('has the value of its example, and goes on where probabilities are 0', () => {
    const at = (difference: number) =>
      oneSidedLogEvidence({ difference, standardError: 1, entities: 10_000 }, defaultDesign);
    expect(at(3)).toBeCloseTo(3.5921713151549, 12);
    expect(at(-60)).toBeLessThan(at(-50));
    expect(at(1e4)).toBeGreaterThan(1e7);
  });
});
