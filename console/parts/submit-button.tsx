/**
 * The button that makes a change. It waits while the browser is offline, and after a refusal that may pass.
 */
import type { Ref } from 'react';
import { nextTryOf } from '../api/next-try.ts';
import { useOnline } from '../api/use-online.ts';
import { useSecondsUntil } from './states/use-seconds-until.ts';

interface SubmitButtonProps {
  readonly ref?: Ref<HTMLButtonElement>;
  readonly label: string;
  readonly dangerous?: boolean;
  readonly disabled?: boolean;
  /** What the change failed by last, if it did. */
  readonly error: unknown;
}

export const SubmitButton = ({ ref, label, dangerous = false, disabled = false, error }: SubmitButtonProps) => {
  const isOnline = useOnline();
  const waits = useSecondsUntil(nextTryOf(error)) > 0;
  return (
    <button
      ref={ref}
      type="submit"
      className={dangerous ? 'main-button danger' : 'main-button'}
      disabled={disabled || waits || !isOnline}
    >
      {label}
    </button>
  );
};
