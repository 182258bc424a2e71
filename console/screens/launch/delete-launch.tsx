import { useNavigate } from '@tanstack/react-router';
import { call } from '../../api/call.ts';
import type { Launch } from '../../api/queries/launch-types.ts';
import { DeleteDialog } from '../../parts/edit/delete-dialog.tsx';
import { words } from '../../words/en.ts';
import { launchLines } from '../launch-form/draft-lines.ts';
import { isRunning } from './launch-facts.ts';

interface DeleteLaunchProps {
  readonly project: string;
  readonly launch: Launch;
  readonly onClose: () => void;
}

export const DeleteLaunch = ({ project, launch, onClose }: DeleteLaunchProps) => {
  const navigate = useNavigate();
  return (
    <DeleteDialog
      thing={launch}
      write={(expecting) => call('DeleteLaunch', { project, launch: launch.name, ...expecting })}
      text={words.launch.deleteText}
      isPossible={(one) => !isRunning(one)}
      linesOf={(one) => launchLines(one)}
      leaveTo={() => navigate({ to: '/p/$project/launches', params: { project }, replace: true })}
      onClose={onClose}
    />
  );
};
