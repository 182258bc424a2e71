/**
 * What an earlier version answered, in the form in which this version shows the same: what was changed on purpose.
 */
import { epochSeconds, shownState } from '../../domain/shown-state.ts';

type Answers = Readonly<Record<string, unknown>>;

/** History had times in milliseconds, and members that only the service knows. */
export const asShownNow = ({ history, ...others }: Answers): Answers => ({
  ...others,
  history: (history as readonly Answers[]).map((record) => ({
    ...record,
    ...('before' in record ? { before: shownState(record.before, inSeconds) } : {}),
    ...('after' in record ? { after: shownState(record.after, inSeconds) } : {}),
  })),
});

/** The first moment that can only be meant in milliseconds: the year 5138 in seconds. */
const FIRST_IN_MILLISECONDS = 1e11;

const inSeconds = (time: number): number | string => (time < FIRST_IN_MILLISECONDS ? time : epochSeconds(time));
