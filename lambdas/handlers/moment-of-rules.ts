/**
 * The moment at which rules are asked.
 */
import { presentTime } from '../../domain/present-time.ts';
import type { DatedRules } from '../store/resources/rules.ts';
import { invalidMember } from './errors.ts';
import type { Context } from './handler.ts';

/**
 * Returns `at`, or the present. Rules know their schedule, and nothing of the rules before them.
 *
 * @throws ServiceError ValidationException for a moment before the rules were as they are, which it names.
 */
export const momentOfRules = (
  { now }: Pick<Context<never>, 'now'>,
  { changedTime }: Pick<DatedRules, 'changedTime'>,
  at: number | undefined,
): number => {
  if (at === undefined || at >= (changedTime ?? now)) return at ?? now;
  throw invalidMember(
    'at',
    changedTime === undefined
      ? `is before the present, and these rules do not say since when they are as they are: their next change will; ${presentTime(now)}`
      : `is before ${new Date(changedTime).toISOString()}, when the rules of the feature changed last`,
  );
};
