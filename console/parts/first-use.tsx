/**
 * Instead of an empty list: what this is for, the button that makes the first one, and the lines of code whose result
 * appears here.
 */
import type { ReactNode } from 'react';
import { words } from '../words/en.ts';
import { Code } from './code.tsx';

interface FirstUseProps {
  readonly title: string;
  readonly text: string;
  readonly code: string;
  readonly action: ReactNode;
}

export const FirstUse = ({ title, text, code, action }: FirstUseProps) => (
  <section className="first-use panel" aria-label={title}>
    <h2>{title}</h2>
    <p>{text}</p>
    <Code text={code} label={words.states.code} />
    <div>{action}</div>
  </section>
);
