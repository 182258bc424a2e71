/**
 * Brings together what two people made of the same draft.
 */
import { own } from '../../api/entries.ts';

type Members = Readonly<Record<string, unknown>>;

interface Drafts<Draft> {
  /** What both started from. */
  readonly from: Draft;
  readonly yours: Draft;
  readonly theirs: Draft;
}

/** What you changed stays yours, member by member; all else is theirs. A list counts as one member. */
export const mergeDrafts = <Draft extends object>({ from, yours, theirs }: Drafts<Draft>): Draft =>
  mergeMembers({ from: from as Members, yours: yours as Members, theirs: theirs as Members }) as Draft;

const mergeMembers = ({ from, yours, theirs }: Drafts<Members>): Members => {
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(yours), ...Object.keys(from)])];
  const merged = keys.map((key) => [
    key,
    mergeMember({ from: own(from, key), yours: own(yours, key), theirs: own(theirs, key) }),
  ]);
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
};

const mergeMember = ({ from, yours, theirs }: Drafts<unknown>): unknown => {
  if (isSame(yours, from)) return theirs;
  return isMap(from) && isMap(yours) && isMap(theirs) ? mergeMembers({ from, yours, theirs }) : yours;
};

const isMap = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
