import { Link } from '@tanstack/react-router';
import { Page } from '../parts/page.tsx';
import { words } from '../words/en.ts';

export const NoPage = () => (
  <Page title={words.states.noPage}>
    <p>{words.states.noPageText}</p>
    <Link to="/" search={{ all: true }}>
      {words.states.back}
    </Link>
  </Page>
);
