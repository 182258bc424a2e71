/**
 * What a query has: nothing yet, an answer, an error, or an answer that could not be renewed. Each has its own words.
 */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { serviceTimeOf } from '../../api/clock.ts';
import { isGone } from '../../api/failure.ts';
import { words } from '../../words/en.ts';
import { timeOfDay } from '../../words/moments.ts';
import { FailureNotice } from './failure-notice.tsx';
import { Skeleton } from './skeleton.tsx';
import { useSecondsUntil } from './use-seconds-until.ts';

/** Milliseconds after which numbers that cannot be asked for again are shown in grey. */
const OLD = 5 * 60_000;

type Query<Data> = Pick<UseQueryResult<Data>, 'data' | 'error' | 'failureReason' | 'dataUpdatedAt' | 'isFetching'>;

interface AnswerProps<Data> {
  readonly query: Query<Data>;
  /** Lines of the skeleton: about the height of what will come. */
  readonly lines?: number;
  /** Whether to say when the answer was given. */
  readonly dated?: boolean;
  /** Instead of the words for a resource that is not there. */
  readonly missing?: ReactNode;
  /** Whether what is no longer there stays to be seen, as somebody may have typed into it. */
  readonly keeps?: boolean;
  readonly children: (data: Data) => ReactNode;
}

export const Answer = <Data,>({
  query,
  lines = 6,
  dated = false,
  missing,
  keeps = false,
  children,
}: AnswerProps<Data>) => {
  const { data, error, failureReason, dataUpdatedAt, isFetching } = query;
  const problem = error ?? failureReason;
  const isOld = useSecondsUntil(problem && data !== undefined ? dataUpdatedAt + OLD : undefined) === 0;
  if (data === undefined) {
    if (!problem) return <Skeleton lines={lines} />;
    return <FailureNotice error={problem} asked missing={missing} />;
  }
  if (missing && !keeps && isGone(query)) return missing;
  const time = timeOfDay(serviceTimeOf(dataUpdatedAt));
  return (
    <>
      {problem && <FailureNotice error={problem} asked since={time} missing={missing} />}
      <div className={problem && isOld ? 'answer old' : 'answer'}>{children(data)}</div>
      {dated && (
        <p className="as-of quiet">
          {words.states.asOf(time)}
          <span role="status">{isFetching ? ` · ${words.states.refreshing}` : ''}</span>
        </p>
      )}
    </>
  );
};
