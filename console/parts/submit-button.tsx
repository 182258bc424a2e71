/**
 * The button that makes a change. It waits while the change is on its way, while the browser is offline, and after a
 * refusal that may pass.
 */
import type { Ref } from 'react';
import { nextTryOf } from '../api/next-try.ts';
import { useOnline } from '../api/use-online.ts';
import { useSecondsUntil } from './states/use-seconds-until.ts';

interface SubmitButtonProps {
  readonly ref?: Ref<HTMLButtonElement>;
  readonly label: string;
  readonly look?: 'main-button' | 'plain-button' | 'small-button';
  readonly dangerous?: boolean;
  readonly disabled?: boolean;
  /** What the change failed by last, if it did. */
  readonly error: unknown;
  /** For one that does not submit the form around it. */
  readonly onClick?: () => void;
}

export const SubmitButton = (props: SubmitButtonProps) => {
  const { ref, label, look = 'main-button', dangerous = false, disabled = false, error, onClick } = props;
  const isOnline = useOnline();
  const waits = useSecondsUntil(nextTryOf(error)) > 0;
  return (
    <button
      ref={ref}
      type={onClick ? 'button' : 'submit'}
      className={dangerous ? `${look} danger` : look}
      disabled={disabled || waits || !isOnline}
      onClick={onClick}
    >
      {label}
    </button>
  );
};
