import { useState } from 'react';
import { useChange } from '../../api/use-change.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import type { SettingsDialogProps } from './dialog-props.ts';

const { settings: text } = words;

export const EditAbout = ({ project, onClose }: SettingsDialogProps) => {
  const { name, description: before = '', version } = project;
  const [description, setDescription] = useState(before);
  const change = useChange('UpdateProject', onClose);
  return (
    <ConfirmDialog
      title={text.editTitle(name)}
      action={text.save}
      changes={description === before ? [] : [changeOf(before, description)]}
      pending={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate({ project: name, description, ...(version ? { expectedVersion: version } : {}) })}
      onClose={onClose}
    >
      <TextField label={text.description} maxLength={160} value={description} onValue={setDescription} />
    </ConfirmDialog>
  );
};

const changeOf = (before: string, after: string) => ({
  what: text.description,
  before: before || text.none,
  after: after || text.none,
});
