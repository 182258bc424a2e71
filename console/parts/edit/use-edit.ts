/**
 * A change of something that one has read. The service refuses it when somebody else was quicker; what is there now is
 * then shown beside what was typed, and nothing of that is lost.
 */
import { notifyManager, useIsFetching, useIsMutating } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Input, OperationName, Output } from '../../../contract/index.ts';
import { call } from '../../api/call.ts';
import { useWrite } from '../../api/use-change.ts';
import type { Lines } from '../before-after.tsx';
import type { ThreeWaysProps } from '../three-ways.tsx';
import { mergeDrafts } from './merge-drafts.ts';
import { useDraft } from './use-draft.ts';

interface Versioned {
  readonly name?: string | undefined;
  readonly version?: number | undefined;
}

/** What a write is told beside what it is given. */
export interface Expecting {
  /** The version that was read; absent where the service says none. */
  readonly expectedVersion?: number;
}

interface EditOptions<Thing, Draft> {
  /** What is there now, as it was read last. */
  readonly theirs: Thing;
  /** What a form begins with; without it there is nothing to type. */
  readonly draftOf?: (thing: Thing) => Draft;
  /** Under which name the draft outlives a reload. */
  readonly kept?: string;
  /** Brings two drafts together; else member by member. */
  readonly merge?: typeof mergeDrafts<Draft & object>;
  /** Whether it can be done to what is there now. */
  readonly isPossible?: (thing: Thing) => boolean;
  /** What follows when it is done. */
  readonly done: () => unknown;
  /** Leaves theirs as it is, where a form would begin with theirs again. */
  readonly leave?: () => void;
}

export interface Edit<Given, Thing, Draft> {
  /** What was there when the editing began. */
  readonly from: Thing;
  /** The draft as it began. */
  readonly original: Draft;
  readonly draft: Draft;
  readonly change: (changed: Partial<Draft>) => void;
  readonly save: (given: Omit<Given, keyof Expecting>) => void;
  /** Also while one's own change before is read. */
  readonly isPending: boolean;
  readonly error: Error | null;
  /** Forgets the stored draft. */
  readonly forget: () => void;
  /**
   * What to show when somebody else has changed it since.
   *
   * @param linesOf a thing, with a draft of it, in lines.
   * @param does lines for what the change itself does.
   */
  readonly elsewhere: (linesOf: (thing: Thing, draft: Draft) => Lines, does?: Lines) => ThreeWaysProps | undefined;
}

interface Began<Thing, Draft> {
  readonly from: Thing;
  readonly original: Draft;
  readonly draft: Draft;
}

/** @param write the operation, or calls that write; each is told which version was read. */
export const useEdit = <Given extends Expecting, Thing extends Versioned, Draft extends object = object>(
  write: (given: Given) => Promise<unknown>,
  options: EditOptions<Thing, Draft>,
): Edit<Given, Thing, Draft> => {
  const {
    theirs,
    kept,
    done,
    leave,
    merge = mergeDrafts,
    draftOf = () => ({}) as Draft,
    isPossible = () => true,
  } = options;
  const now = draftOf(theirs);
  const edit = useDraft<Began<Thing, Draft>>(kept, { from: theirs, original: now, draft: now });
  const { from, original, draft } = edit.content;
  const mutation = useWrite(write, () => {
    edit.forget();
    return done();
  });
  const begin = (next: Draft) => {
    mutation.reset();
    edit.replace({ from: theirs, original: now, draft: next });
  };
  // Another thing than the one that the draft is of.
  if (theirs.name !== from.name) edit.replace({ from: theirs, original: now, draft: now });
  // What one's own change before has made of it may be on its way still when a form opens.
  const isLate = useIsLate(theirs);
  if (isLate && mutation.isIdle && theirs.version !== from.version)
    edit.replace({ from: theirs, original: now, draft: merge({ from: original, yours: draft, theirs: now }) });
  // Its own change makes another version too.
  const isElsewhere = theirs.version !== from.version && !mutation.isPending && !mutation.isSuccess;
  return {
    from,
    original,
    draft,
    change: (changed) => edit.change({ draft: { ...draft, ...changed } }),
    save: (given) => mutation.mutate({ ...given, ...expectedOf(from) } as Given),
    isPending: mutation.isPending || isLate,
    error: isElsewhere ? null : mutation.error,
    forget: edit.forget,
    elsewhere: (linesOf, does = {}) =>
      isElsewhere
        ? {
            from: linesOf(from, original),
            theirs: linesOf(theirs, now),
            yours: { ...linesOf(from, draft), ...does },
            onYours: isPossible(theirs) ? () => begin(merge({ from: original, yours: draft, theirs: now })) : undefined,
            onTheirs: leave ?? (() => begin(now)),
          }
        : undefined,
  };
};

/**
 * Whether what is shown was on its way already when the component came, or a change of anything was. Nobody waits for
 * what fails.
 */
const useIsLate = (shown: unknown): boolean => {
  const isReading = useIsFetching({
    predicate: ({ state }) => state.data === shown && state.fetchFailureCount === 0,
  });
  const isUnderWay = isReading + useIsMutating() > 0;
  const [isLate, setLate] = useState(isUnderWay);
  useEffect(() => {
    // What was read is shown only after this was told that it is there.
    if (!isUnderWay) notifyManager.schedule(() => setLate(false));
  }, [isUnderWay]);
  return isLate;
};

/** What has no version, as of an earlier service, is changed as it is. */
const expectedOf = ({ version }: Versioned): Expecting => (version === undefined ? {} : { expectedVersion: version });

/** The write that is one operation. */
export const calling =
  <N extends OperationName>(operation: N) =>
  (input: Input<N>): Promise<Output<N>> =>
    call(operation, input);
