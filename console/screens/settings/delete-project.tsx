import { useNavigate } from '@tanstack/react-router';
import { call } from '../../api/call.ts';
import { DeleteDialog } from '../../parts/edit/delete-dialog.tsx';
import { words } from '../../words/en.ts';
import type { SettingsDialogProps } from './dialog-props.ts';
import { projectLines } from './project-lines.ts';

export const DeleteProject = ({ project, onClose }: SettingsDialogProps) => {
  const navigate = useNavigate();
  return (
    <DeleteDialog
      thing={project}
      write={(expecting) => call('DeleteProject', { project: project.name, ...expecting })}
      text={words.settings.deleteText}
      linesOf={(one) => projectLines(one)}
      leaveTo={() => navigate({ to: '/', search: { all: true } as never, replace: true })}
      onClose={onClose}
    />
  );
};
