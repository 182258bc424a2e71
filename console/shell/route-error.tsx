import type { ErrorComponentProps } from '@tanstack/react-router';
import { Page } from '../parts/page.tsx';
import { words } from '../words/en.ts';

/** What a screen shows when its own code fails. The frame around it goes on. */
export const RouteError = ({ error, reset }: ErrorComponentProps) => (
  <Page title={words.states.broken}>
    <p role="alert">{String(error)}</p>
    <button type="button" className="small-button" onClick={reset}>
      {words.states.tryAgain}
    </button>
  </Page>
);
