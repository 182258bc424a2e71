/**
 * The way of an evaluation: rungs from top to bottom, the first that answers decides.
 */
import type { ReactNode } from 'react';

export interface Rung {
  readonly id: string;
  readonly title: ReactNode;
  /** Whether anything is decided here at present. */
  readonly active: boolean;
  readonly content: ReactNode;
}

export const Flow = ({ label, rungs }: { readonly label: string; readonly rungs: readonly Rung[] }) => (
  <ol className="flow" aria-label={label}>
    {rungs.map(({ id, title, active, content }) => (
      <li key={id} className={active ? 'rung' : 'rung idle'}>
        <div className="rung-title">{title}</div>
        <div className="rung-content">{content}</div>
      </li>
    ))}
  </ol>
);
