import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { Page } from '../parts/page.tsx';
import { words } from '../words/en.ts';

/** What a screen shows when its own code fails, or cannot be loaded. The frame around it goes on. */
export const RouteError = ({ error }: ErrorComponentProps) => {
  const router = useRouter();
  return (
    <Page title={words.states.broken}>
      <p role="alert">{error instanceof Error ? error.message : String(error)}</p>
      <button type="button" className="small-button" onClick={() => void router.invalidate()}>
        {words.states.tryAgain}
      </button>
    </Page>
  );
};
