/**
 * Concludes from all looks: while an experiment runs or after it was stopped, and at an end that was fixed beforehand.
 */

import { type Comparison, varies } from './comparison.ts';
import { FINAL_ALPHA, finalPValue } from './hybrid-p-value.ts';
import { intersect, type RunningLook, runningPValue } from './running-look.ts';
import type { Conclusion } from './verdict.ts';
import { welchInterval, welchTest } from './welch.ts';

/** Valid at any time: the running minimum of the p-values, and the intersection of the intervals. */
export const anytimeConclusion = (running: RunningLook): Conclusion => ({
  pValue: runningPValue(running),
  ...(running.intersection ? { interval: running.intersection } : {}),
});

/**
 * Valid at one moment that was not chosen by the data. The result is the final p-value, and the intersection of the
 * looks' intervals with that of the end alone. A significant p-value implies that the end's interval excludes 0. An end
 * at which nothing varies adds nothing to the looks.
 */
export const finalConclusion = (running: RunningLook, comparison: Comparison): Conclusion =>
  varies(comparison)
    ? {
        pValue: finalPValue(runningPValue(running), welchTest(comparison).pValue),
        interval: intersect(welchInterval(comparison, FINAL_ALPHA), running.intersection),
      }
    : { ...anytimeConclusion(running), pValue: finalPValue(runningPValue(running), 1) };
