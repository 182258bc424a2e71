import { pooledVariance } from './clustered-variance.ts';
import { compareArms } from './comparison.ts';
import { anytimeMultiplier, type MixtureDesign } from './normal-mixture.ts';
import { ratio } from './ratio.ts';
import { asMean } from './ratio-of-values.ts';
import type { LookSums } from './running-look.ts';
import { addSums } from './sums.ts';

/** A difference as a share of the control: 0.05 is 5 % more. */
export interface RelativeEffect {
  readonly effect: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Returns Rt/Rc - 1 with its anytime-valid interval, by the delta method on the ratio. Its guard is that of the
 * difference: SE^2 = max(Vt/Rc^2 + Rt^2 Vc/Rc^4, SEpool^2/Rc^2). `undefined` where the control's own interval reaches
 * 0, because there is no share of 0, and where the arms have too few entities.
 *
 * Source: A. Deng, U. Knoblich and J. Lu, Applying the delta method in metric analytics, KDD 2018, section 3.1; E. C.
 * Fieller, Some problems in interval estimation, J. R. Stat. Soc. B 16 (1954) 175-185, on when a ratio has a bounded
 * interval.
 *
 * @example
 * // 1,000 of mean 10 and variance 4 against 1,000 of 10.3 and 4.4: effect 0.03
 */
export function relativeEffect(arms: LookSums, design: MixtureDesign): RelativeEffect | undefined {
  const [control, treatment] = [asMean(arms.control), asMean(arms.treatment)];
  const { control: c, treatment: t, entities } = compareArms(control, treatment);
  const multiplier = anytimeMultiplier(entities, design);
  if (!(Math.abs(c.mean) > multiplier * Math.sqrt(c.variance))) return undefined;
  const separate = t.variance / c.mean ** 2 + (t.mean / c.mean) ** 2 * (c.variance / c.mean ** 2);
  const pooled = pooledVariance(addSums(control, treatment), control, treatment) / c.mean ** 2;
  const halfWidth = Math.sqrt(Math.max(separate, pooled)) * multiplier;
  if (!Number.isFinite(halfWidth)) return undefined;
  const effect = ratio(treatment.S * control.N - control.S * treatment.N, control.S * treatment.N);
  return { effect, lower: effect - halfWidth, upper: effect + halfWidth };
}
