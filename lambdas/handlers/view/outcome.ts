/**
 * The outcome of an evaluation as the API shows it.
 */
import type { Outcome } from '@selfevident/evaluation';

export const outcomeView = ({ variation, reason, details }: Outcome) => ({
  variation: variation.name,
  value: variation.value,
  reason,
  details,
});
