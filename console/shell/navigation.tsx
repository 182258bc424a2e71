import { Link } from '@tanstack/react-router';
import { words } from '../words/en.ts';
import { navigationItems } from './navigation-items.ts';
import { useProject } from './use-project.ts';

/** @param open whether a narrow page shows it; a wide one always does. */
export const Navigation = ({ open }: { readonly open: boolean }) => {
  const project = useProject();
  if (project === undefined) return null;
  return (
    <nav className={open ? 'side open' : 'side'} aria-label={words.shell.navigation}>
      <ul>
        {navigationItems.map(({ to, label }) => (
          <li key={to}>
            <Link
              to={to}
              params={{ project }}
              className="side-link"
              activeOptions={{ exact: to === '/p/$project' }}
              activeProps={{ 'aria-current': 'page' }}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
