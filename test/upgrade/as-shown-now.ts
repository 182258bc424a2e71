/**
 * What an earlier version answered, in the form in which this version shows the same: what was changed on purpose.
 */
import { epochSeconds, showState } from '../../domain/shown-state.ts';

type Answers = Readonly<Record<string, unknown>>;

/** History had times in milliseconds, and members that only the service knows. */
export const asShownNow = ({ history, ...others }: Answers): Answers => ({
  ...others,
  history: (history as readonly Answers[]).map((record) => ({
    ...record,
    ...('before' in record ? { before: showState(record.before, inSeconds) } : {}),
    ...('after' in record ? { after: showState(record.after, inSeconds) } : {}),
  })),
});

/** The first moment that can only be meant in milliseconds: the year 5138 in seconds. */
const FIRST_IN_MILLISECONDS = 1e11;

const inSeconds = (time: number): number | string => (time < FIRST_IN_MILLISECONDS ? time : epochSeconds(time));

/**
 * Answers in which what another launch or experiment counted is told as dropped for want of an assignment: what was counted
 * so stays counted so.
 */
export const withoutElsewhere = (answer: unknown): unknown => {
  if (Array.isArray(answer)) return answer.map(withoutElsewhere);
  if (typeof answer !== 'object' || answer === null) return answer;
  const members = Object.fromEntries(Object.entries(answer).map(([name, member]) => [name, withoutElsewhere(member)]));
  const { countedElsewhere, dropped, ...others } = members as { countedElsewhere?: number; dropped?: Dropped };
  if (countedElsewhere === undefined || dropped === undefined) return members;
  return { ...others, dropped: { ...dropped, noAssignment: dropped.noAssignment + countedElsewhere } };
};

interface Dropped {
  readonly noAssignment: number;
}
