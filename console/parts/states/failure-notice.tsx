/**
 * A failed call: what it means, what the service said, what to do.
 */
import type { ReactNode } from 'react';
import { type FailureFacts, failureOf } from '../../api/failure.ts';
import { nextTryOf } from '../../api/next-try.ts';
import { tryFailedNow } from '../../api/query-client.ts';
import { useOnline } from '../../api/use-online.ts';
import { words } from '../../words/en.ts';
import { Copy } from '../copy.tsx';
import { sentenceOf } from './failure-sentence.ts';
import { useSecondsUntil } from './use-seconds-until.ts';

interface FailureNoticeProps {
  readonly error: unknown;
  /** Whether it is something that was asked. A change is done again by its own button. */
  readonly asked?: boolean;
  /** The time of the numbers that are still shown. */
  readonly since?: string;
  readonly missing?: ReactNode;
}

export const FailureNotice = ({ error, asked = false, since, missing }: FailureNoticeProps) => {
  const facts = failureOf(error);
  const isOnline = useOnline();
  if (missing && facts.errorName === 'ResourceNotFoundException') return missing;
  return (
    <div role="alert" className={since ? 'notice amber' : 'notice red'}>
      <p className="notice-title">{since ? words.states.stale(since) : titleOf(facts)}</p>
      <p>{isOnline ? sentenceOf(facts) : words.states.offline}</p>
      <p className="notice-detail">
        {facts.operation}: {facts.message}
        {facts.requestId && (
          <>
            {' '}
            <span className="quiet">
              {words.states.requestId} <code>{facts.requestId}</code>
            </span>{' '}
            <Copy text={facts.requestId} />
          </>
        )}
      </p>
      <NextTry error={error} asked={asked} />
      {asked && (
        <button type="button" className="small-button" onClick={tryFailedNow}>
          {words.states.tryAgain}
        </button>
      )}
    </div>
  );
};

/** Counts down for the eye alone: a reader of the screen would be told every second. */
const NextTry = ({ error, asked }: { readonly error: unknown; readonly asked: boolean }) => {
  const time = nextTryOf(error);
  const seconds = useSecondsUntil(time);
  if (time === undefined || (!asked && seconds === 0)) return null;
  const { nextTry, nextTrySoon, changeWaits } = words.states;
  return (
    <p className="quiet">
      <span className="only-read">{asked ? nextTrySoon : ''}</span>
      <span aria-hidden="true">{asked ? nextTry(seconds) : changeWaits(seconds)}</span>
    </p>
  );
};

const titleOf = ({ status, errorName, operation, kind }: FailureFacts): string => {
  if (status === 403) return words.states.forbidden(operation);
  return kind === 'service' ? (errorName ?? '') : words.failures[kind];
};
