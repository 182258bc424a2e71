import { AreaField } from '../../parts/area-field.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { useEdit } from '../../parts/edit/use-edit.ts';
import { readTags } from '../../parts/read-tags.ts';
import { words } from '../../words/en.ts';
import type { SettingsDialogProps } from './dialog-props.ts';
import { projectLines } from './project-lines.ts';
import { mergeTagDrafts, tagDraftOf, tagsIn, writeTags } from './tag-draft.ts';

const { settings: text } = words;

export const EditTags = ({ project, onClose }: SettingsDialogProps) => {
  const { original, draft, change, save, ...edit } = useEdit(writeTags, {
    theirs: project,
    draftOf: tagDraftOf,
    merge: mergeTagDrafts,
    done: onClose,
  });
  const { bad } = readTags(draft.lines);
  return (
    <ConfirmDialog
      title={text.tagsTitle}
      action={text.save}
      pending={edit.isPending || bad !== undefined}
      error={edit.error}
      elsewhere={edit.elsewhere((one, own) => projectLines(one, { tags: tagsIn(own) }))}
      onConfirm={() => save({ project, before: tagsIn(original), after: tagsIn(draft) })}
      onClose={onClose}
    >
      <AreaField
        label={text.tags}
        hint={text.tagsHint}
        problem={bad === undefined ? undefined : text.badTag(bad)}
        value={draft.lines}
        onValue={(lines) => change({ lines })}
      />
    </ConfirmDialog>
  );
};
