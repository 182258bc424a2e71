import { useNavigate } from '@tanstack/react-router';
import { useChange } from '../../api/use-change.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { words } from '../../words/en.ts';
import type { FeatureDialogProps } from './dialog-props.ts';

const { feature: text } = words;

export const DeleteFeature = ({ project, feature: { name }, onClose }: FeatureDialogProps) => {
  const navigate = useNavigate();
  const change = useChange('DeleteFeature', () => navigate({ to: '/p/$project/features', params: { project } }));
  return (
    <ConfirmDialog
      title={text.deleteTitle(name)}
      action={text.delete}
      dangerous
      typed={name}
      pending={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate({ project, feature: name })}
      onClose={onClose}
    >
      <p>{text.deleteText}</p>
    </ConfirmDialog>
  );
};
