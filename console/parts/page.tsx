/**
 * The frame of a screen: one heading, what one can do, and what follows.
 */
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { words } from '../words/en.ts';
import { Name } from './name.tsx';

interface PageProps {
  readonly title: string;
  /** A line over the title: what it belongs to, links. */
  readonly above?: ReactNode;
  /** Beside the title: states. */
  readonly beside?: ReactNode;
  /** The buttons of the screen; the one that people come for is last. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

let anyShown = false;

/** Takes the focus when the screen appears, so that a reader of the screen begins at its title. The first one leaves it: there the page begins. */
export const Page = ({ title, above, beside, actions, children }: PageProps) => {
  const { project } = useParams({ strict: false });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = [title, project, words.shell.product].filter(Boolean).join(' · ');
    if (anyShown) heading.current?.focus({ preventScroll: true });
    anyShown = true;
  }, [title, project]);
  return (
    <>
      {above && <div className="page-above">{above}</div>}
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          <Name>{title}</Name>
        </h1>
        {beside}
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </>
  );
};
