import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useChange } from '../../api/use-change.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { NAME_PATTERN, TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';

export const CreateProject = ({ onClose }: { readonly onClose: () => void }) => {
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const create = useChange('CreateProject', ({ project }) =>
    navigate({ to: '/p/$project', params: { project: project.name }, replace: true }),
  );
  return (
    <ConfirmDialog
      title={words.projects.create}
      action={words.projects.create}
      pending={create.isPending}
      error={create.error}
      onConfirm={() => create.mutate({ name, ...(description ? { description } : {}) })}
      onClose={onClose}
    >
      <TextField
        label={words.projects.name}
        hint={words.projects.nameHint}
        required
        maxLength={127}
        pattern={NAME_PATTERN}
        value={name}
        onValue={setName}
      />
      <TextField label={words.projects.description} maxLength={160} value={description} onValue={setDescription} />
    </ConfirmDialog>
  );
};
