/**
 * A failed call: what it means, what the service said, what to do.
 */
import type { ReactNode } from 'react';
import { type FailureFacts, failureOf } from '../../api/failure.ts';
import { words } from '../../words/en.ts';
import { Copy } from '../copy.tsx';
import { sentenceOf } from './failure-sentence.ts';

interface FailureNoticeProps {
  readonly error: unknown;
  readonly retry?: () => void;
  /** How often it was asked while it is still being tried; 0 when it was given up. */
  readonly tries?: number;
  /** The time of the numbers that are still shown. */
  readonly since?: string;
  readonly missing?: ReactNode;
}

export const FailureNotice = ({ error, retry, tries = 0, since, missing }: FailureNoticeProps) => {
  const facts = failureOf(error);
  if (missing && facts.errorName === 'ResourceNotFoundException') return missing;
  return (
    <div role="alert" className={since ? 'notice amber' : 'notice red'}>
      <p className="notice-title">{since ? words.states.stale(since) : titleOf(facts)}</p>
      <p>{sentenceOf(facts)}</p>
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
      {tries > 0 && <p className="quiet">{words.states.retrying(tries)}</p>}
      {retry && (
        <button type="button" className="small-button" onClick={retry}>
          {words.states.tryAgain}
        </button>
      )}
    </div>
  );
};

const titleOf = ({ status, errorName, operation, kind }: FailureFacts): string => {
  if (status === 403) return words.states.forbidden(operation);
  return kind === 'service' ? (errorName ?? '') : words.failures[kind];
};
