import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { calling, useEdit } from '../../parts/edit/use-edit.ts';
import { TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import type { SettingsDialogProps } from './dialog-props.ts';
import type { Project } from './project.ts';
import { projectLines } from './project-lines.ts';

const { settings: text } = words;

export const EditAbout = ({ project, onClose }: SettingsDialogProps) => {
  const { original, draft, change, save, ...edit } = useEdit(calling('UpdateProject'), {
    theirs: project,
    draftOf: ({ description = '' }: Project) => ({ description }),
    done: onClose,
  });
  const { description } = draft;
  return (
    <ConfirmDialog
      title={text.editTitle(project.name)}
      action={text.save}
      changes={description === original.description ? [] : [changeOf(original.description, description)]}
      pending={edit.isPending}
      error={edit.error}
      elsewhere={edit.elsewhere(projectLines)}
      onConfirm={() => save({ project: project.name, description })}
      onClose={onClose}
    >
      <TextField
        label={text.description}
        maxLength={160}
        value={description}
        onValue={(value) => change({ description: value })}
      />
    </ConfirmDialog>
  );
};

const changeOf = (before: string, after: string) => ({
  what: text.description,
  before: before || text.none,
  after: after || text.none,
});
