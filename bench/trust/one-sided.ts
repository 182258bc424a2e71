// The one-sided test with a margin on sums in doubles. A test holds it to the exact one.
import type { Effect } from '../../domain/stats/comparison.ts';
import type { Tolerance } from '../../domain/stats/margin.ts';
import { Arm, compare } from './arm.ts';

/** What `compareAtMargin` computes of exact sums; undefined while an arm is not eligible or nothing varies. */
export function compareWithMargin(control: Arm, treatment: Arm, { desired, margin }: Tolerance): Effect | undefined {
  if (!control.eligible || !treatment.eligible || !(compare(control, treatment).standardError > 0)) return undefined;
  const sign = desired === 'INCREASE' ? 1 : -1;
  const { difference, standardError, entities } = compare(
    times(control, 1 - sign * margin * Math.sign(control.S)),
    treatment,
  );
  return { difference: sign * difference, standardError, entities };
}

function times(arm: Arm, factor: number): Arm {
  return Object.assign(new Arm(), arm, { S: arm.S * factor, SS: arm.SS * factor * factor, SC: arm.SC * factor });
}
