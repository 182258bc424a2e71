import { getRouteApi } from '@tanstack/react-router';
import { useDialog } from '../../parts/use-dialog.ts';
import { DeleteFeature } from './delete-feature.tsx';
import type { FeatureDialogProps } from './dialog-props.ts';
import { EditOverrides } from './edit-overrides.tsx';
import { SwitchFeature } from './switch-feature.tsx';

const route = getRouteApi('/p/$project/features/$feature');

const dialogs = { switch: SwitchFeature, delete: DeleteFeature, overrides: EditOverrides };

/** The dialog that the address says is open. */
export const FeatureDialogs = (feature: Omit<FeatureDialogProps, 'onClose'>) => {
  const { dialog } = route.useSearch();
  const { close } = useDialog('dialog');
  if (dialog === undefined) return null;
  const Dialog = dialogs[dialog];
  return <Dialog {...feature} onClose={close} />;
};
