/**
 * What happens one after the other, in time: past, present and future, each with its moment and what it serves.
 */
import type { ReactNode } from 'react';
import { Moment } from './moment.tsx';

export interface Step {
  /** Epoch milliseconds. */
  readonly time: number;
  readonly when: 'past' | 'now' | 'future';
  readonly content: ReactNode;
}

export const Steps = ({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }) => (
  <ol className="steps" aria-label={label}>
    {steps.map(({ time, when, content }) => (
      <li key={time} className={when} aria-current={when === 'now' ? 'step' : undefined}>
        <Moment time={time} />
        <div>{content}</div>
      </li>
    ))}
  </ol>
);
