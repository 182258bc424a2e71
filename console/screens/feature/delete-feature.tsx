import { useNavigate } from '@tanstack/react-router';
import { call } from '../../api/call.ts';
import { DeleteDialog } from '../../parts/edit/delete-dialog.tsx';
import { words } from '../../words/en.ts';
import { featureLines } from '../feature-form/feature-lines.ts';
import type { FeatureDialogProps } from './dialog-props.ts';

export const DeleteFeature = ({ project, feature, onClose }: FeatureDialogProps) => {
  const navigate = useNavigate();
  return (
    <DeleteDialog
      thing={feature}
      write={(expecting) => call('DeleteFeature', { project, feature: feature.name, ...expecting })}
      text={words.feature.deleteText}
      linesOf={(one) => featureLines(one)}
      leaveTo={() => navigate({ to: '/p/$project/features', params: { project }, replace: true })}
      onClose={onClose}
    />
  );
};
