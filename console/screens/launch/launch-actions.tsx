import { Link } from '@tanstack/react-router';
import type { Launch } from '../../api/queries/launch-types.ts';
import { ForRole } from '../../parts/for-role.tsx';
import { useDialog } from '../../parts/use-dialog.ts';
import type { LaunchDialogName } from '../../routes/choices.ts';
import { words } from '../../words/en.ts';
import { hasEnded, isHeld, isRunning } from './launch-facts.ts';

const { launch: text } = words;

/** Stop is always in view: on a narrow page it stays at the bottom. */
export const LaunchActions = ({ project, launch }: { readonly project: string; readonly launch: Launch }) => {
  const address = useDialog('dialog');
  const open = (dialog: LaunchDialogName) => address.open({ dialog });
  const isOver = hasEnded(launch);
  return (
    <>
      {!isRunning(launch) && (
        <ForRole least="admin">
          <button type="button" className="plain-button" onClick={() => open('delete')}>
            {text.delete}
          </button>
        </ForRole>
      )}
      {!isOver && (
        <ForRole least="operator">
          <Link
            to="/p/$project/launches/$launch/edit"
            params={{ project, launch: launch.name }}
            className="plain-button"
          >
            {text.edit}
          </Link>
        </ForRole>
      )}
      {isHeld(launch) && (
        <ForRole least="operator">
          <button type="button" className="plain-button" onClick={() => open('continue')}>
            {text.continue}
          </button>
        </ForRole>
      )}
      {isRunning(launch) && (
        <span className="always">
          <ForRole least="operator">
            <button type="button" className="plain-button danger" onClick={() => open('stop')}>
              {text.stop}
            </button>
          </ForRole>
        </span>
      )}
      {!isRunning(launch) && !isOver && (
        <ForRole least="operator">
          <button type="button" className="main-button" onClick={() => open('start')}>
            {text.start}
          </button>
        </ForRole>
      )}
    </>
  );
};
