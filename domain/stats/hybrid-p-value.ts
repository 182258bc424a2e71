/** The shares of the 5 %: one for the looks while the experiment runs, one for the end. */
const ANYTIME_ALPHA = 0.01;
export const FINAL_ALPHA = 0.045;

/**
 * Returns the final p-value, for an end that was fixed beforehand. It is significant at 0.05 if the anytime p-value
 * reached 0.01 at a look, or Welch's p-value at the end is at most 0.045. The plain minimum of both would make 6-7 % of
 * A/A tests significant; this stays under 5 %. At an end chosen by the data it would be 40 %.
 *
 * @example finalPValue(0.02, 0.036); // 0.04
 */
export const finalPValue = (anytimeMinimum: number, welch: number): number =>
  Math.min(1, anytimeMinimum * (0.05 / ANYTIME_ALPHA), welch * (0.05 / FINAL_ALPHA));
