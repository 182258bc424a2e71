/**
 * Caps and floors keep a few very large values from deciding the result. They bound an event's value or an entity's
 * sum.
 */

/** Both times 10^15, and fixed before the start. Bounds from each arm's data would hide a difference. */
export interface ClampBounds {
  readonly floor?: bigint | undefined;
  readonly cap?: bigint | undefined;
}

/**
 * min(max(value, floor), cap), also called winsorizing. It is a fixed transformation of the values, so every method
 * stays valid.
 *
 * Source: C. P. Dixon, Simplified estimation from censored normal samples, Ann. Math. Statist. 31 (1960) 385-391.
 *
 * @example clamp(12n, { cap: 10n }); // 10n
 */
export const clamp = (value: bigint, { floor, cap }: ClampBounds): bigint => {
  const raised = floor !== undefined && value < floor ? floor : value;
  return cap !== undefined && raised > cap ? cap : raised;
};
