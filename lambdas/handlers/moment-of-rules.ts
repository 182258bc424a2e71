/**
 * The moment at which rules are asked.
 */
import type { FeatureRules } from '@selfevident/evaluation';
import { presentTime } from '../../domain/present-time.ts';
import { invalidMember } from './errors.ts';
import type { Context } from './handler.ts';

/**
 * Returns `at`, or the present. Rules know their schedule, and nothing of the rules before them. Some clients cut times
 * to whole seconds, boto3 among them: within the second of the change, `at` is the change.
 *
 * @throws ServiceError ValidationException for a moment before the rules were as they are, which it names.
 */
export const momentOfRules = (
  { now }: Pick<Context<never>, 'now'>,
  { changedTime }: Pick<FeatureRules, 'changedTime'>,
  at: number | undefined,
): number => {
  const since = changedTime ?? now;
  if (at === undefined) return now;
  if (at >= Math.floor(since / 1_000) * 1_000) return Math.max(at, since);
  throw invalidMember(
    'at',
    changedTime === undefined
      ? `is before the present, and these rules do not say since when they are as they are: their next change will; ${presentTime(now)}`
      : `is before ${new Date(changedTime).toISOString()}, when the rules of the feature changed last`,
  );
};
