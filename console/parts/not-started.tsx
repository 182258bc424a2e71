/**
 * What was made to start at once, and is there as a draft: the dialog that starts it says why it did not.
 */
import { useLocation } from '@tanstack/react-router';
import { failureOf } from '../api/failure.ts';
import { words } from '../words/en.ts';
import { Name } from './name.tsx';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What the service said when it was to start. */
    readonly notStarted?: string | undefined;
  }
}

/** @returns what the service said; undefined when it has started. */
export const whyNot = (start: Promise<unknown>): Promise<string | undefined> =>
  start.then(
    () => undefined,
    (error) => failureOf(error).message,
  );

export const WhyNotStarted = () => {
  const why = useLocation({ select: ({ state }) => state.notStarted });
  if (why === undefined) return null;
  return (
    <div className="notice amber">
      <p className="notice-title">{words.confirm.notStarted}</p>
      <p>
        <Name>{why}</Name>
      </p>
    </div>
  );
};
