/**
 * Does one thing to several, one by one. Each row says what became of it: that some succeed and some fail is expected.
 */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { failureOf } from '../../api/failure.ts';
import { projectQuery } from '../../api/queries/projects.ts';
import { readAgain } from '../../api/use-change.ts';
import { words } from '../../words/en.ts';
import { AreaField } from '../area-field.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { readTags } from '../read-tags.ts';
import { type BulkRow, BulkRows } from './bulk-rows.tsx';
import { type BulkKind, type BulkNoun, callOne, type Versions } from './calls.ts';

const { bulk: text } = words;

interface BulkDialogProps {
  readonly noun: BulkNoun;
  readonly project: string;
  readonly names: readonly string[];
  readonly kind: BulkKind;
  /** Of all that is shown now; undefined until it is known. */
  readonly versions: Versions | undefined;
  /** Gets the names of what is still to be done. */
  readonly onClose: (failed: readonly string[]) => void;
}

export const BulkDialog = ({ noun, project, names, kind, versions, onClose }: BulkDialogProps) => {
  const { data: { arn = '' } = {}, error } = useQuery(projectQuery(project));
  const [rows, setRows] = useState<readonly BulkRow[]>(names.map((name) => ({ name, state: 'waits' })));
  const [lines, setLines] = useState('');
  const [isRunning, setRunning] = useState(false);
  // What was shown when the dialog opened. After a first try its rows say what others have changed since.
  const [seen, setSeen] = useState(versions);
  if (seen === undefined && versions !== undefined) setSeen(versions);
  const { tags, bad } = readTags(lines);
  const set = (changed: BulkRow) => setRows((all) => all.map((row) => (row.name === changed.name ? changed : row)));
  const left = rows.filter(({ state }) => state !== 'done').map(({ name }) => name);
  const begun = rows.some(({ state }) => state !== 'waits');
  const run = async (reason: string | undefined) => {
    setRunning(true);
    const asked = { noun, kind, project, arn, tags, reason, versions: (begun ? versions : seen) ?? {} };
    for (const name of left)
      await callOne(asked, name).then(
        () => set({ name, state: 'done' }),
        (failure: Error) => set({ name, state: 'failed', failure: failureOf(failure) }),
      );
    // A second try is about what the rows say then.
    await readAgain();
    setRunning(false);
  };
  const [only, ...others] = names;
  const what = only !== undefined && others.length === 0 ? only : text.many(names.length, noun);
  const isOver = begun && !isRunning && left.length === 0;
  return (
    <ConfirmDialog
      title={text.titles[kind](what)}
      action={isOver ? text.close : begun && !isRunning ? text.again : text.kinds[kind]}
      dangerous={kind !== 'tag' && !isOver}
      {...(kind === 'delete' && !begun ? { typed: what } : {})}
      reason={kind === 'stop' && !begun}
      pending={
        isRunning || arn === '' || seen === undefined || (kind === 'tag' && (bad !== undefined || lines.trim() === ''))
      }
      error={error}
      onConfirm={(reason) => (isOver ? onClose([]) : void run(reason))}
      onClose={() => onClose(begun ? left : names)}
    >
      <p>{text.texts[kind]}</p>
      {kind === 'tag' && !begun && (
        <AreaField
          label={text.tags}
          problem={bad === undefined ? undefined : words.settings.badTag(bad)}
          value={lines}
          onValue={setLines}
        />
      )}
      <BulkRows noun={noun} project={project} rows={rows} />
      <p className="quiet" role="status">
        {begun ? text.done(rows.length - left.length, rows.length) : text.oneByOne}
      </p>
    </ConfirmDialog>
  );
};
