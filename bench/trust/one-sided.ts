// The one-sided test with a margin on sums in doubles. A test holds it to the exact one.
import type { Effect } from '../../domain/stats/comparison.ts';
import type { Tolerance } from '../../domain/stats/margin.ts';
import { Arm, compare } from './arm.ts';

/** What `compareAtMargin` computes of exact sums; undefined while an arm is not eligible or nothing varies. */
export function compareWithMargin(control: Arm, treatment: Arm, { desired, margin }: Tolerance): Effect | undefined {
  if (!control.eligible || !treatment.eligible) return undefined;
  const plain = compare(control, treatment);
  if (!(plain.standardError > 0)) return undefined;
  const sign = desired === 'INCREASE' ? 1 : -1;
  const factor = 1 - sign * margin * Math.sign(control.S);
  const { difference, standardError, entities } = factor === 1 ? plain : compare(times(control, factor), treatment);
  return { difference: sign * difference, standardError, entities };
}

function times(arm: Arm, factor: number): Arm {
  const result = new Arm();
  [result.K, result.N, result.CC] = [arm.K, arm.N, arm.CC];
  [result.S, result.SS, result.SC] = [arm.S * factor, arm.SS * factor * factor, arm.SC * factor];
  return result;
}
