/**
 * The way of an evaluation: rungs from top to bottom, the first that answers decides.
 */
import type { ReactNode } from 'react';

export interface Rung {
  readonly id: string;
  readonly title: ReactNode;
  /** Whether anything is decided here at present. */
  readonly active: boolean;
  /** Whether this one answered. */
  readonly decides?: boolean;
  readonly content: ReactNode;
}

export const Flow = ({ label, rungs }: { readonly label: string; readonly rungs: readonly Rung[] }) => (
  <ol className="flow" aria-label={label}>
    {rungs.map(({ id, title, active, decides = false, content }) => (
      <li key={id} className={`rung${active ? '' : ' idle'}${decides ? ' decides' : ''}`}>
        <div className="rung-title">{title}</div>
        <div className="rung-content">{content}</div>
      </li>
    ))}
  </ol>
);
