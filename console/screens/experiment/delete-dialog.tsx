import { useNavigate } from '@tanstack/react-router';
import type { Experiment } from '../../api/queries/experiments.ts';
import { useChange } from '../../api/use-change.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { words } from '../../words/en.ts';

const { experiment: text } = words;

interface DeleteDialogProps {
  readonly project: string;
  readonly experiment: Experiment;
  readonly onClose: () => void;
}

export const DeleteDialog = ({ project, experiment: { name }, onClose }: DeleteDialogProps) => {
  const navigate = useNavigate();
  const remove = useChange(
    'DeleteExperiment',
    () => void navigate({ to: '/p/$project/experiments', params: { project } }),
  );
  return (
    <ConfirmDialog
      title={text.deleteTitle(name)}
      action={text.remove}
      dangerous
      typed={name}
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ project, experiment: name })}
      onClose={onClose}
    >
      <p>{text.deleteText}</p>
    </ConfirmDialog>
  );
};
