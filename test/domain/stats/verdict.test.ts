import { anytimeConclusion } from '../../../domain/stats/conclusion.ts';
import { eligibleComparison, isEligible } from '../../../domain/stats/eligibility.ts';
import { holm } from '../../../domain/stats/holm.ts';
import { defaultDesign } from '../../../domain/stats/normal-mixture.ts';
import { beforeLooking, lookAgain, runningPValue } from '../../../domain/stats/running-look.ts';
import { logSampleRatioEvidence } from '../../../domain/stats/sample-ratio-mismatch.ts';
import { type Conclusion, hasDrifted, judge, type Verdict } from '../../../domain/stats/verdict.ts';
import { bernoulliArm, normalArm, sumsOf } from './sums-of-arms.ts';

const finding = (pValue: number, lower: number, upper: number): Conclusion => ({ pValue, interval: { lower, upper } });
const above = finding(0.05, 0.1, 0.2);
const below = finding(0.05, -0.2, -0.1);

describe('the verdict on one treatment', () => {
  it.each<[string, Conclusion, Verdict, Verdict]>([
    ['an interval above 0', above, 'Better', 'Worse'],
    ['an interval below 0', below, 'Worse', 'Better'],
    ['an interval with 0 in it', finding(0.01, -0.1, 0.2), 'Inconclusive', 'Inconclusive'],
    ['a p-value over 0.05', finding(0.0501, 0.1, 0.2), 'Inconclusive', 'Inconclusive'],
    ['an empty interval', finding(0.001, 0.2, 0.1), 'Inconclusive', 'Inconclusive'],
    ['no look yet', { pValue: 1 }, 'Inconclusive', 'Inconclusive'],
    ['no number', finding(Number.NaN, 0.1, 0.2), 'Inconclusive', 'Inconclusive'],
  ])('with %s', (_, one, increase, decrease) => {
    expect(judge([one], 'INCREASE')).toEqual([increase]);
    expect(judge([one], 'DECREASE')).toEqual([decrease]);
  });
});

describe('the verdict on several treatments', () => {
  const far = finding(0.01, 0.25, 0.4);

  it('is Best for the one beyond all others', () => {
    expect(judge([above, far, below], 'INCREASE')).toEqual(['Better', 'Best', 'Worse']);
  });

  it('is not Best while intervals overlap', () => {
    expect(judge([above, finding(0.01, 0.19, 0.4)], 'INCREASE')).toEqual(['Better', 'Better']);
  });

  it('is not Best while another has no interval', () => {
    expect(judge([far, { pValue: 1 }], 'INCREASE')).toEqual(['Better', 'Inconclusive']);
  });

  it('goes down for a metric that should decrease', () => {
    expect(judge([below, finding(0.01, -0.4, -0.3), above], 'DECREASE')).toEqual(['Better', 'Best', 'Worse']);
  });
});

describe('eligibility', () => {
  const arm = (entities: number, events: number) => sumsOf([`${entities}`, `${events}`, '1', '1', '1', '1']);

  it.each([
    [20, 100, true],
    [19, 100, false],
    [20, 99, false],
  ])('of %d entities with %d events is %s', (entities, events, eligible) => {
    expect(isEligible(arm(entities, events))).toBe(eligible);
  });

  it('needs nothing that varies', () => {
    const none = eligibleComparison(bernoulliArm(200, 0), bernoulliArm(200, 0));
    expect(none).toMatchObject({ difference: 0, standardError: 0 });
    expect(eligibleComparison(bernoulliArm(200, 0), bernoulliArm(200, 1))?.standardError).toBeGreaterThan(0);
  });

  it('needs both arms', () => {
    expect(eligibleComparison(normalArm(99, 1, 1), normalArm(200, 1, 1))).toBeUndefined();
    expect(eligibleComparison(normalArm(200, 1, 1), normalArm(99, 1, 1))).toBeUndefined();
  });
});

describe('looking again', () => {
  const look = (difference: number) => eligibleComparison(normalArm(1000, 0, 1), normalArm(1000, difference, 1));

  it('begins at p = 1', () => expect(runningPValue(beforeLooking)).toBe(1));

  it('changes nothing while an arm is not eligible', () => {
    const look = eligibleComparison(normalArm(99, 0, 1), normalArm(1000, 9, 1));
    expect(lookAgain(beforeLooking, look, defaultDesign)).toBe(beforeLooking);
  });

  it('changes nothing while nothing varies', () => {
    const look = eligibleComparison(bernoulliArm(200, 200), bernoulliArm(300, 300));
    expect(lookAgain(beforeLooking, look, defaultDesign)).toBe(beforeLooking);
  });

  it('takes arms that are constant at different numbers for ones that vary', () => {
    const look = eligibleComparison(bernoulliArm(200, 0), bernoulliArm(300, 300));
    expect(lookAgain(beforeLooking, look, defaultDesign).looks).toBe(1);
  });

  it('never raises the p-value nor widens the intersection', () => {
    const strong = lookAgain(beforeLooking, look(0.3), defaultDesign);
    const weak = lookAgain(strong, look(0.28), defaultDesign);
    expect(runningPValue(weak)).toBe(runningPValue(strong));
    expect(weak.intersection?.lower).toBe(strong.intersection?.lower);
    expect(weak.intersection?.upper).toBeLessThan(strong.intersection?.upper ?? 0);
    expect(weak.looks).toBe(2);
  });

  it('goes on from what was stored as JSON', () => {
    const strong = lookAgain(beforeLooking, look(0.3), defaultDesign);
    const stored = JSON.parse(JSON.stringify(strong));
    expect(lookAgain(stored, look(0.28), defaultDesign)).toEqual(lookAgain(strong, look(0.28), defaultDesign));
  });

  it('tells of drift when no difference fits all looks', () => {
    const up = lookAgain(beforeLooking, look(0.5), defaultDesign);
    const down = lookAgain(up, look(-0.5), defaultDesign);
    expect([up, down].map((one) => hasDrifted(anytimeConclusion(one)))).toEqual([false, true]);
  });
});

describe('health', () => {
  it('a treatment of weight 0 has no say until an entity is in it', () => {
    expect(logSampleRatioEvidence([500, 520, 0], [1, 1, 0])).toBe(logSampleRatioEvidence([500, 520], [1, 1]));
    expect(logSampleRatioEvidence([500, 520, 1], [1, 1, 0])).toBe(Infinity);
  });

  it('takes the prior of the shares to be worth 1,000 entities', () => {
    expect(logSampleRatioEvidence([2435, 2815], [1, 1])).toBe(logSampleRatioEvidence([2435, 2815], [1, 1], 1000));
  });

  it('a balanced split has evidence below 0', () => {
    expect(logSampleRatioEvidence([5000, 5010], [1, 1])).toBeLessThan(0);
  });

  it("Holm's adjustment keeps the order given", () => expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]));

  it("Holm's adjustment of nothing is nothing", () => expect(holm([])).toEqual([]));
});
