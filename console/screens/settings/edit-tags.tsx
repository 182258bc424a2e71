import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { refreshAll } from '../../api/query-client.ts';
import { AreaField } from '../../parts/area-field.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { readTags } from '../../parts/read-tags.ts';
import { words } from '../../words/en.ts';
import type { SettingsDialogProps } from './dialog-props.ts';

const { settings: text } = words;

/** Tags are two operations: first what is gone goes, and then what is new comes. */
export const EditTags = ({ project, onClose }: SettingsDialogProps) => {
  const before = project.tags ?? {};
  const [lines, setLines] = useState(
    Object.entries(before)
      .map(([key, value]) => `${key} = ${value}`)
      .join('\n'),
  );
  const { tags, bad } = readTags(lines);
  const save = useMutation({
    mutationFn: async () => {
      const resourceArn = project.arn;
      const gone = Object.keys(before).filter((key) => !Object.hasOwn(tags, key));
      if (gone.length > 0) await call('UntagResource', { resourceArn, tagKeys: gone });
      if (Object.keys(tags).length > 0) await call('TagResource', { resourceArn, tags });
    },
    onSuccess: async () => {
      onClose();
      await refreshAll();
    },
  });
  return (
    <ConfirmDialog
      title={text.tagsTitle}
      action={text.save}
      pending={save.isPending || bad !== undefined}
      error={save.error}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    >
      <AreaField
        label={text.tags}
        hint={text.tagsHint}
        problem={bad === undefined ? undefined : text.badTag(bad)}
        value={lines}
        onValue={setLines}
      />
    </ConfirmDialog>
  );
};
