import { getRouteApi } from '@tanstack/react-router';
import { DeleteProject } from './delete-project.tsx';
import type { SettingsDialogProps } from './dialog-props.ts';
import { EditAbout } from './edit-about.tsx';
import { EditDelivery } from './edit-delivery.tsx';
import { EditTags } from './edit-tags.tsx';

const route = getRouteApi('/p/$project/settings');

export const SettingsDialogs = (props: SettingsDialogProps) => {
  const { dialog } = route.useSearch();
  switch (dialog) {
    case 'about':
      return <EditAbout {...props} />;
    case 'delivery':
      return <EditDelivery {...props} />;
    case 'tags':
      return <EditTags {...props} />;
    case 'delete':
      return <DeleteProject {...props} />;
    default:
      return null;
  }
};
