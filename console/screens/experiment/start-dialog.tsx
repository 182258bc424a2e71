import { useState } from 'react';
import { serviceNow } from '../../api/clock.ts';
import type { Experiment } from '../../api/queries/experiments.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { calling, useEdit } from '../../parts/edit/use-edit.ts';
import { words } from '../../words/en.ts';
import { experimentLines } from '../experiment-wizard/experiment-lines.ts';

const { experiment: text } = words;

interface StartDialogProps {
  readonly project: string;
  readonly experiment: Experiment;
  readonly onClose: () => void;
}

const DAY = 86_400_000;

export const StartDialog = ({ project, experiment, onClose }: StartDialogProps) => {
  const [days, setDays] = useState('14');
  const { name } = experiment;
  const edit = useEdit(calling('StartExperiment'), { theirs: experiment, done: onClose, leave: onClose });
  return (
    <ConfirmDialog
      title={text.startTitle(name)}
      action={text.start}
      changes={[
        { what: text.status, before: text.draft, after: text.running },
        { what: text.audienceChange, before: text.nobodyServed, after: text.served },
      ]}
      pending={edit.isPending}
      error={edit.error}
      elsewhere={edit.elsewhere((one) => experimentLines(one), { [text.status]: text.running })}
      onConfirm={() =>
        edit.save({ project, experiment: name, analysisCompleteTime: serviceNow() + Number(days) * DAY })
      }
      onClose={onClose}
    >
      <label>
        {text.startDays}
        <input
          type="number"
          required
          min={0.01}
          max={30}
          step="any"
          value={days}
          onChange={({ target }) => setDays(target.value)}
        />
      </label>
    </ConfirmDialog>
  );
};
