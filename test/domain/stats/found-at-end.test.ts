import { defaultDesign } from '../../../domain/stats/normal-mixture.ts';
import { uniquesAfter } from '../../../domain/stats/power/arrivals.ts';
import { driftOf } from '../../../domain/stats/power/baseline.ts';
import { finalPower } from '../../../domain/stats/power/crossing.ts';
import { effectFoundAtEnd } from '../../../domain/stats/power/found-at-end.ts';

const question = {
  baseline: { mean: 100, deviation: 10, counting: 0.5 },
  shares: { control: 0.4, treatment: 0.2 },
  alpha: 0.05,
  power: 0.8,
};

describe('the effect that is found at the end', () => {
  it('is that of Z = 2.0047 + 0.8416 standard errors in halves', () => {
    const halves = {
      ...question,
      baseline: { ...question.baseline, counting: 1 },
      shares: { control: 0.5, treatment: 0.5 },
    };
    expect(effectFoundAtEnd(10_000, halves)).toBeCloseTo((2.004654 + 0.841621) * 10 * Math.sqrt(4 / 10_000), 4);
  });

  it.each([
    [1_000, 0.05],
    [100_000, 0.05],
    [10_000, 0.05 / 12],
  ])(
    'is found by %d entities at alpha %d with 80 %% and little more, the looks before the end counted',
    (entities, alpha) => {
      const effect = effectFoundAtEnd(entities, { ...question, alpha }) ?? 0;
      const counting = entities * 0.5 * 0.6;
      const drift = driftOf(effect, question.baseline, question.shares);
      const looking = { sides: 'two', alpha, apart: counting / 2_000, design: defaultDesign } as const;
      const power = finalPower({ drift, most: counting }, looking)(counting);
      expect(power).toBeGreaterThan(0.799);
      expect(power).toBeLessThan(0.802);
    },
  );

  it.each([
    ['nobody', 0, {}],
    ['nothing that varies', 1_000, { deviation: 0 }],
  ])('is not told of %s', (_, entities, more) => {
    expect(effectFoundAtEnd(entities, { ...question, baseline: { ...question.baseline, ...more } })).toBeUndefined();
  });
});

describe('the entities after two counts', () => {
  it.each([
    ['grow by the power of time between them', { time: 1, uniques: 100 }, { time: 4, uniques: 200 }, 400],
    ['grow never faster than time', { time: 1, uniques: 10 }, { time: 4, uniques: 200 }, 800],
    ['grow with time where nobody came before', { time: 1, uniques: 0 }, { time: 4, uniques: 200 }, 800],
    ['grow with time after no time', { time: 0, uniques: 0 }, { time: 4, uniques: 200 }, 800],
    ['stay where nobody came since', { time: 1, uniques: 200 }, { time: 4, uniques: 200 }, 200],
  ])('%s', (_, earlier, last, uniques) => {
    expect(uniquesAfter(earlier, last, 16)).toBeCloseTo(uniques, 9);
  });
});
