import type { ReactNode } from 'react';

interface LockedProps {
  /** Undefined: it can change. */
  readonly why: string | undefined;
  readonly children: ReactNode;
}

/** Fields that can be read and not changed, with the reason before them. */
export const Locked = ({ why, children }: LockedProps) =>
  why === undefined ? (
    children
  ) : (
    <>
      <p className="notice amber">{why}</p>
      <fieldset className="locked" disabled>
        {children}
      </fieldset>
    </>
  );
