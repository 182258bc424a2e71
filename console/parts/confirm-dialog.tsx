/**
 * Asks before a change: what it makes of what, who is affected, and the one button that does it.
 */
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { config } from '../api/config.ts';
import { words } from '../words/en.ts';
import { BeforeAfter, type Change } from './before-after.tsx';
import { FailureNotice } from './states/failure-notice.tsx';
import { SubmitButton } from './submit-button.tsx';
import { TextField } from './text-field.tsx';
import { ThreeWays, type ThreeWaysProps } from './three-ways.tsx';

/** Only a deployment has people who sign in, so nobody else loads this. */
const SessionEnded = lazy(() => import('../shell/session-ended.tsx'));

interface ConfirmDialogProps {
  readonly title: string;
  /** The word on the button that does it. */
  readonly action: string;
  readonly changes?: readonly Change[];
  readonly children?: ReactNode;
  /** For what cannot be undone: the focus begins on Cancel, else on the first field or on the button. */
  readonly dangerous?: boolean;
  /** A name to type, for deletes only. */
  readonly typed?: string;
  /** Whether a reason is asked for. */
  readonly reason?: boolean;
  readonly pending: boolean;
  readonly error: unknown;
  /** What somebody else changed meanwhile: it is decided first. */
  readonly elsewhere?: ThreeWaysProps | undefined;
  readonly onConfirm: (reason: string | undefined) => void;
  readonly onClose: () => void;
}

/** Is open as long as it is rendered. Focus returns to where it was when it closes. */
export const ConfirmDialog = (props: ConfirmDialogProps) => {
  const {
    title,
    action,
    changes,
    children,
    dangerous = false,
    typed,
    reason = false,
    pending,
    error,
    elsewhere,
  } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const id = useId();
  const [given, setGiven] = useState('');
  const [why, setWhy] = useState('');
  const typing = useTyping();
  useEffect(() => {
    const from = document.activeElement;
    if (!dialog.current?.open) dialog.current?.showModal();
    const first = dialog.current?.querySelector<HTMLElement>('input, select, textarea') ?? confirm.current;
    (dangerous ? cancel.current : first)?.focus();
    return () => {
      if (from instanceof HTMLElement) from.focus();
    };
  }, [dangerous]);
  return createPortal(
    <dialog ref={dialog} className="confirm" aria-labelledby={id} onClose={props.onClose}>
      <form
        {...typing.listeners}
        onSubmit={(event) => {
          event.preventDefault();
          // The form around the place where the dialog is rendered hears of it too.
          event.stopPropagation();
          props.onConfirm(why.trim() === '' ? undefined : why.trim());
        }}
      >
        <h2 id={id}>{title}</h2>
        {children}
        {changes && !elsewhere && <BeforeAfter changes={changes} />}
        {reason && <TextField label={words.confirm.reason} maxLength={160} value={why} onValue={setWhy} />}
        {typed !== undefined && (
          <TextField label={words.confirm.typeName(typed)} autoComplete="off" value={given} onValue={setGiven} />
        )}
        {elsewhere && <ThreeWays {...elsewhere} />}
        {error !== null && error !== undefined && <FailureNotice error={error} />}
        {config().signing === 'cognito' && (
          <Suspense>
            <SessionEnded />
          </Suspense>
        )}
        <p role="status" className="escape-warning quiet">
          {typing.isWarned ? words.confirm.escape : ''}
        </p>
        <div className="confirm-buttons">
          <button ref={cancel} type="button" className="plain-button" onClick={props.onClose}>
            {words.confirm.cancel}
          </button>
          <SubmitButton
            ref={confirm}
            label={action}
            dangerous={dangerous}
            disabled={pending || elsewhere !== undefined || (typed !== undefined && given !== typed)}
            error={error}
          />
        </div>
      </form>
    </dialog>,
    document.body,
  );
};

/** Escape, which a hand may hit by mistake, does not throw away at once what somebody has typed. */
const useTyping = () => {
  const [hasTyped, setTyped] = useState(false);
  const [isWarned, setWarned] = useState(false);
  return {
    isWarned,
    listeners: {
      onInput: () => {
        setTyped(true);
        setWarned(false);
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'Escape' || !hasTyped || isWarned) return;
        event.preventDefault();
        setWarned(true);
      },
    },
  };
};
