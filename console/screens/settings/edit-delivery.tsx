import { ChoiceField } from '../../parts/choice-field.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { calling, useEdit } from '../../parts/edit/use-edit.ts';
import { TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import { deliveryDraftOf, deliveryKinds, destinationOf } from './delivery-draft.ts';
import type { SettingsDialogProps } from './dialog-props.ts';
import { projectLines } from './project-lines.ts';

const { settings: text } = words;

export const EditDelivery = ({ project, onClose }: SettingsDialogProps) => {
  const { draft, change, save, ...edit } = useEdit(calling('UpdateProjectDataDelivery'), {
    theirs: project,
    draftOf: deliveryDraftOf,
    done: onClose,
  });
  const { kind } = draft;
  const field = (member: 'logGroup' | 'bucket' | 'prefix') => ({
    label: text[member],
    value: draft[member],
    onValue: (value: string) => change({ [member]: value }),
  });
  return (
    <ConfirmDialog
      title={text.deliveryTitle}
      action={text.save}
      pending={edit.isPending}
      error={edit.error}
      elsewhere={edit.elsewhere((one, delivery) => projectLines(one, { delivery }))}
      onConfirm={() => save({ project: project.name, ...destinationOf(draft) })}
      onClose={onClose}
    >
      <ChoiceField
        label={text.destination}
        value={kind}
        choices={deliveryKinds.map((one) => [one, text.destinations[one]] as const)}
        onValue={(chosen) => change({ kind: chosen })}
      />
      {kind === 'logs' && <TextField required {...field('logGroup')} />}
      {kind === 's3' && (
        <>
          <TextField required {...field('bucket')} />
          <TextField {...field('prefix')} />
        </>
      )}
    </ConfirmDialog>
  );
};
