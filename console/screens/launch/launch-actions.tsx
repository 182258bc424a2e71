import { getRouteApi, Link } from '@tanstack/react-router';
import type { Launch } from '../../api/queries/launch-types.ts';
import { words } from '../../words/en.ts';
import { hasEnded, isHeld, isRunning } from './launch-facts.ts';

const { launch: text } = words;
const route = getRouteApi('/p/$project/launches/$launch');

/** Stop is always in view: on a narrow page it stays at the bottom. */
export const LaunchActions = ({ project, launch }: { readonly project: string; readonly launch: Launch }) => {
  const navigate = route.useNavigate();
  const open = (dialog: 'start' | 'stop' | 'continue') => void navigate({ search: { dialog }, replace: true });
  if (hasEnded(launch)) return null;
  return (
    <>
      <Link to="/p/$project/launches/$launch/edit" params={{ project, launch: launch.name }} className="plain-button">
        {text.edit}
      </Link>
      {isHeld(launch) && (
        <button type="button" className="plain-button" onClick={() => open('continue')}>
          {text.continue}
        </button>
      )}
      {isRunning(launch) ? (
        <span className="always">
          <button type="button" className="plain-button danger" onClick={() => open('stop')}>
            {text.stop}
          </button>
        </span>
      ) : (
        <button type="button" className="main-button" onClick={() => open('start')}>
          {text.start}
        </button>
      )}
    </>
  );
};
