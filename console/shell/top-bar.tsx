import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { config } from '../api/config.ts';
import { words } from '../words/en.ts';
import { ForgetKey } from './forget-key.tsx';
import { ProjectSwitcher } from './project-switcher.tsx';
import { Search } from './search.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { useProject } from './use-project.ts';

/** Only a deployment has people who sign in, so nobody else loads this. */
const SessionBar = lazy(() => import('./session-bar.tsx'));

export const TopBar = ({ menuOpen, onMenu }: { readonly menuOpen: boolean; readonly onMenu: () => void }) => {
  const project = useProject();
  return (
    <header className="topbar">
      {project !== undefined && (
        <button type="button" className="bar-button menu-button" aria-expanded={menuOpen} onClick={onMenu}>
          {words.shell.menu}
        </button>
      )}
      <Link to="/" search={{ all: true }} className="brand">
        <span className="brand-mark" aria-hidden="true" />
        <span className="brand-name">{words.shell.product}</span>
      </Link>
      {project !== undefined && <ProjectSwitcher project={project} />}
      <div className="bar-space" />
      {project !== undefined && <Search project={project} />}
      {project !== undefined && (
        <Link to="/p/$project/why" params={{ project }} className="bar-button">
          {words.shell.why}
        </Link>
      )}
      {config().signing === 'cognito' ? (
        <Suspense>
          <SessionBar />
        </Suspense>
      ) : (
        <ForgetKey />
      )}
      <ThemeSwitch />
    </header>
  );
};
