import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useChange } from '../../api/use-change.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { words } from '../../words/en.ts';

export const CreateProject = ({ onClose }: { readonly onClose: () => void }) => {
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const create = useChange(
    'CreateProject',
    ({ project }) => void navigate({ to: '/p/$project/features', params: { project: project.name } }),
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
      <label>
        {words.projects.name}
        <input
          required
          maxLength={127}
          pattern="[\-a-zA-Z0-9._]+"
          title={words.projects.nameHint}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label>
        {words.projects.description}
        <input maxLength={160} value={description} onChange={(event) => setDescription(event.target.value)} />
      </label>
    </ConfirmDialog>
  );
};
