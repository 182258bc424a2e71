// Caps and floors, by which a few very large values do not decide everything: of an event's value, or of an entity's sum.

/** Both times 10^15, and fixed before the start: bounds that come from the data of each arm would hide what differs. */
export interface Bounds {
  readonly floor?: bigint | undefined;
  readonly cap?: bigint | undefined;
}

/**
 * min(max(value, floor), cap), also called winsorizing. A fixed transformation of the values, so that every method stays valid.
 *
 * Source: C. P. Dixon, Simplified estimation from censored normal samples, Ann. Math. Statist. 31 (1960) 385-391.
 *
 * @example clamp(12n, { cap: 10n }); // 10n
 */
export const clamp = (value: bigint, { floor, cap }: Bounds): bigint => {
  const raised = floor !== undefined && value < floor ? floor : value;
  return cap !== undefined && raised > cap ? cap : raised;
};
