/**
 * What is around every screen: the bar, the navigation, the clock of a local service, and the way in where one signs.
 */
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { config } from '../api/config.ts';
import { useCredentials } from '../api/credentials.ts';
import { words } from '../words/en.ts';
import { ClockBar } from './clock-bar.tsx';
import { Navigation } from './navigation.tsx';
import { SignIn } from './sign-in.tsx';
import { TopBar } from './top-bar.tsx';
import { VersionBanner } from './version-banner.tsx';

/** Only a deployment has people who sign in, so nobody else loads these. */
const SessionEnded = lazy(() => import('./session-ended.tsx'));
const SignInPerson = lazy(() => import('./sign-in-person.tsx'));

const wayIn = () => {
  if (config().signing !== 'cognito') return <SignIn />;
  return (
    <Suspense>
      <SignInPerson />
    </Suspense>
  );
};

export const Frame = () => {
  const [menuAt, setMenuAt] = useState<string>();
  const address = useRouterState({ select: ({ location }) => location.pathname });
  const mustSignIn = useCredentials() === undefined && config().signing !== 'none';
  // The menu of a narrow page closes by itself when it has led somewhere.
  const menuOpen = menuAt === address;
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {words.shell.skip}
      </a>
      <TopBar menuOpen={menuOpen} onMenu={() => setMenuAt(menuOpen ? undefined : address)} />
      <VersionBanner />
      {config().signing === 'cognito' && (
        <div className="banner">
          <Suspense>
            <SessionEnded />
          </Suspense>
        </div>
      )}
      {config().local && !mustSignIn && <ClockBar />}
      <div className="below">
        {!mustSignIn && <Navigation open={menuOpen} />}
        <main className="page" id="content" tabIndex={-1}>
          {mustSignIn ? wayIn() : <Outlet />}
        </main>
      </div>
    </div>
  );
};
