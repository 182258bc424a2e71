/**
 * The dialog that an address names. Opening it is a step that Back undoes, so closing it goes back too: no step to the
 * same page is left behind.
 */
import { useRouter } from '@tanstack/react-router';
import { useRef } from 'react';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Whether a step from the page below has opened the dialog, rather than an address that somebody followed. */
    readonly isOpened?: true;
  }
}

type Search = Readonly<Record<string, unknown>>;

/** For the `state` of a link that opens a dialog. */
export const OPENED = { isOpened: true } as const;

export interface DialogAddress {
  /** @param search the members of the address that name the dialog. */
  readonly open: (search: Search) => void;
  readonly close: () => void;
}

/** @param members of the address that belong to the dialog, which go when it closes. */
export const useDialog = (...members: readonly string[]): DialogAddress => {
  const router = useRouter();
  const closed = useRef<string>(undefined);
  const go = (changed: Search, how: object) =>
    void router.navigate({ to: '.', search: ((former: Search) => ({ ...former, ...changed })) as never, ...how });
  return {
    open: (search) => go(search, { state: OPENED }),
    close: () => {
      const { isOpened, __TSR_key: step } = router.state.location.state;
      // Going back takes a moment, in which it may be closed once more.
      if (step !== undefined && closed.current === step) return;
      closed.current = step;
      if (isOpened) router.history.back();
      else go(Object.fromEntries(members.map((member) => [member, undefined])), { replace: true });
    },
  };
};
