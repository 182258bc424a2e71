import { getRouteApi } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Launch } from '../../api/queries/launch-types.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { calling, useEdit } from '../../parts/edit/use-edit.ts';
import { WhyNotStarted } from '../../parts/not-started.tsx';
import { useDialog } from '../../parts/use-dialog.ts';
import { WhoMoves } from '../../parts/who-moves.tsx';
import type { LaunchDialogName } from '../../routes/choices.ts';
import { words } from '../../words/en.ts';
import { launchLines } from '../launch-form/draft-lines.ts';
import { DeleteLaunch } from './delete-launch.tsx';
import { featuresOf, hasEnded, isHeld, isRunning } from './launch-facts.ts';

const { launch: text } = words;
const route = getRouteApi('/p/$project/launches/$launch');

interface DialogProps {
  readonly project: string;
  readonly launch: Launch;
}

/**
 * The dialog that the address names, if the launch could do that when it was opened. What becomes of the launch then
 * is said in the dialog.
 */
export const LaunchDialog = ({ project, launch }: DialogProps) => {
  const { dialog } = route.useSearch();
  const { close } = useDialog('dialog');
  const open = useRef<typeof dialog>(undefined);
  if (dialog === undefined || isPossible(dialog, launch)) open.current = dialog;
  if (dialog === undefined || open.current !== dialog) return null;
  const Dialog = dialogs[dialog];
  return <Dialog project={project} launch={launch} onClose={close} />;
};

const isDraft = (launch: Launch): boolean => !isRunning(launch) && !hasEnded(launch);

const isPossible = (dialog: LaunchDialogName, launch: Launch): boolean =>
  ({
    stop: isRunning(launch),
    continue: isHeld(launch),
    start: isDraft(launch),
    delete: !isRunning(launch),
  })[dialog];

interface OpenDialogProps extends DialogProps {
  readonly onClose: () => void;
}

const StopDialog = ({ project, launch, onClose }: OpenDialogProps) => {
  const edit = useEdit(calling('StopLaunch'), { theirs: launch, isPossible: isRunning, done: onClose, leave: onClose });
  return (
    <ConfirmDialog
      title={text.stopTitle(launch.name)}
      action={text.stop}
      dangerous
      reason
      pending={edit.isPending}
      error={edit.error}
      elsewhere={edit.elsewhere((one) => launchLines(one), { [text.statusLine]: text.stopped })}
      onConfirm={(reason) => edit.save({ project, launch: launch.name, ...(reason ? { reason } : {}) })}
      onClose={onClose}
    >
      <p>{text.stopText}</p>
      {featuresOf(launch).map((feature) => (
        <WhoMoves
          key={feature}
          project={project}
          feature={feature}
          proposal={{ stopLaunch: { launch: launch.name } }}
          asking={!edit.isPending && isRunning(launch)}
        />
      ))}
    </ConfirmDialog>
  );
};

const StartDialog = ({ project, launch, onClose }: OpenDialogProps) => {
  const edit = useEdit(calling('StartLaunch'), { theirs: launch, isPossible: isDraft, done: onClose, leave: onClose });
  return (
    <ConfirmDialog
      title={text.startTitle(launch.name)}
      action={text.start}
      pending={edit.isPending}
      error={edit.error}
      elsewhere={edit.elsewhere((one) => launchLines(one), { [text.statusLine]: text.status.RUNNING ?? '' })}
      onConfirm={() => edit.save({ project, launch: launch.name })}
      onClose={onClose}
    >
      <WhyNotStarted />
      {featuresOf(launch).map((feature) => (
        <WhoMoves
          key={feature}
          project={project}
          feature={feature}
          proposal={{ updateLaunch: { launch: launch.name } }}
          asking={!edit.isPending && isDraft(launch)}
        />
      ))}
    </ConfirmDialog>
  );
};

const ContinueDialog = ({ project, launch, onClose }: OpenDialogProps) => {
  const edit = useEdit(calling('ContinueLaunch'), {
    theirs: launch,
    isPossible: isHeld,
    done: onClose,
    leave: onClose,
  });
  return (
    <ConfirmDialog
      title={text.continueTitle(launch.name)}
      action={text.continue}
      reason
      pending={edit.isPending}
      error={edit.error}
      elsewhere={edit.elsewhere((one) => launchLines(one), { [text.heldSince]: '' })}
      onConfirm={(reason) => edit.save({ project, launch: launch.name, ...(reason ? { reason } : {}) })}
      onClose={onClose}
    >
      <p>{text.continueText}</p>
    </ConfirmDialog>
  );
};

const dialogs = { stop: StopDialog, start: StartDialog, continue: ContinueDialog, delete: DeleteLaunch };
