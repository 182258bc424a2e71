import type { Sums } from '../../../domain/stats/sums.ts';

/** The sums of so many entities with one event each, of which some have the value 1 and the others 0. */
export const ones = (entities: number, count: number): Sums => {
  const [all, some] = [BigInt(entities), BigInt(count)];
  const unit = 10n ** 15n;
  return { K: all, N: all, S: some * unit, SS: some * unit * unit, SC: some * unit, CC: all };
};
