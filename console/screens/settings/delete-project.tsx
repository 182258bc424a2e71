import { useNavigate } from '@tanstack/react-router';
import { useChange } from '../../api/use-change.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { words } from '../../words/en.ts';
import type { SettingsDialogProps } from './dialog-props.ts';

const { settings: text } = words;

export const DeleteProject = ({ project: { name }, onClose }: SettingsDialogProps) => {
  const navigate = useNavigate();
  const change = useChange('DeleteProject', () => navigate({ to: '/', search: { all: true } as never }));
  return (
    <ConfirmDialog
      title={text.deleteTitle(name)}
      action={text.delete}
      dangerous
      typed={name}
      pending={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate({ project: name })}
      onClose={onClose}
    >
      <p>{text.deleteText}</p>
    </ConfirmDialog>
  );
};
