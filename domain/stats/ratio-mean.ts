import { VALUE_DECIMALS } from './decimal.ts';
import { ratio } from './ratio.ts';
import type { Sums } from './sums.ts';

const VALUE_SCALE = 10n ** BigInt(VALUE_DECIMALS);

/**
 * Returns the mean R = S / N of the events' values, AWS's statistic. It is a ratio of two random sums once entities
 * differ in the number of their events. NaN without events.
 *
 * @example ratioMean({ K: 2n, N: 4n, S: 10n ** 15n, SS: 0n, SC: 0n, CC: 0n }); // 0.25
 */
export const ratioMean = ({ N, S }: Sums): number => ratio(S, N * VALUE_SCALE);

/**
 * Returns the difference of two means, treatment less control. It is rounded once, so two means of 1e9 lose nothing.
 */
export const differenceOfMeans = (control: Sums, treatment: Sums): number =>
  ratio(treatment.S * control.N - control.S * treatment.N, control.N * treatment.N * VALUE_SCALE);
