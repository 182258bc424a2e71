import { getRouteApi } from '@tanstack/react-router';
import type { Launch } from '../../api/queries/launch-types.ts';
import { useChange } from '../../api/use-change.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { words } from '../../words/en.ts';
import { featuresOf, hasEnded, isHeld, isRunning } from './launch-facts.ts';
import { WhoMoves } from './who-moves.tsx';

const { launch: text } = words;
const route = getRouteApi('/p/$project/launches/$launch');

interface DialogProps {
  readonly project: string;
  readonly launch: Launch;
}

/** The dialog that the address names, if the launch can do that. */
export const LaunchDialog = ({ project, launch }: DialogProps) => {
  const { dialog } = route.useSearch();
  const navigate = route.useNavigate();
  const close = () => void navigate({ search: {}, replace: true });
  const props = { project, launch, close };
  if (dialog === 'stop' && isRunning(launch)) return <StopDialog {...props} />;
  if (dialog === 'continue' && isHeld(launch)) return <ContinueDialog {...props} />;
  if (dialog === 'start' && !isRunning(launch) && !hasEnded(launch)) return <StartDialog {...props} />;
  return null;
};

interface OpenDialogProps extends DialogProps {
  readonly close: () => void;
}

const StopDialog = ({ project, launch, close }: OpenDialogProps) => {
  const change = useChange('StopLaunch', close);
  return (
    <ConfirmDialog
      title={text.stopTitle(launch.name)}
      action={text.stop}
      dangerous
      reason
      pending={change.isPending}
      error={change.error}
      onConfirm={(reason) => change.mutate({ project, launch: launch.name, ...(reason ? { reason } : {}) })}
      onClose={close}
    >
      <p>{text.stopText}</p>
      {featuresOf(launch).map((feature) => (
        <WhoMoves
          key={feature}
          project={project}
          feature={feature}
          proposal={{ stopLaunch: { launch: launch.name } }}
          asking={change.isIdle || change.isError}
        />
      ))}
    </ConfirmDialog>
  );
};

const StartDialog = ({ project, launch, close }: OpenDialogProps) => {
  const change = useChange('StartLaunch', close);
  return (
    <ConfirmDialog
      title={text.startTitle(launch.name)}
      action={text.start}
      pending={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate({ project, launch: launch.name })}
      onClose={close}
    >
      {featuresOf(launch).map((feature) => (
        <WhoMoves
          key={feature}
          project={project}
          feature={feature}
          proposal={{ updateLaunch: { launch: launch.name } }}
          asking={change.isIdle || change.isError}
        />
      ))}
    </ConfirmDialog>
  );
};

const ContinueDialog = ({ project, launch, close }: OpenDialogProps) => {
  const change = useChange('ContinueLaunch', close);
  return (
    <ConfirmDialog
      title={text.continueTitle(launch.name)}
      action={text.continue}
      reason
      pending={change.isPending}
      error={change.error}
      onConfirm={(reason) => change.mutate({ project, launch: launch.name, ...(reason ? { reason } : {}) })}
      onClose={close}
    >
      <p>{text.continueText}</p>
    </ConfirmDialog>
  );
};
