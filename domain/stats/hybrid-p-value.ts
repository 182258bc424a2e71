/** The share of the 5 % that the looks while it runs may spend, and the share left for the end. */
const ANYTIME_ALPHA = 0.01;
export const FINAL_ALPHA = 0.045;

/**
 * The final p-value, for an end that was fixed beforehand: significant at 0.05 if the anytime p-value reached 0.01 at a
 * look, or Welch's at the end is at most 0.045. Reporting the smaller of both as they are would make 6-7 % of A/A tests
 * significant; so it is under 5 %. At an end chosen by what was seen it would be 40 %.
 *
 * @example finalPValue(0.02, 0.036); // 0.04
 */
export const finalPValue = (anytimeMinimum: number, welch: number): number =>
  Math.min(1, anytimeMinimum * (0.05 / ANYTIME_ALPHA), welch * (0.05 / FINAL_ALPHA));
