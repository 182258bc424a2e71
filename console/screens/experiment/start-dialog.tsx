import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { serviceNow } from '../../api/clock.ts';
import type { Experiment } from '../../api/queries/experiments.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { calling, useEdit } from '../../parts/edit/use-edit.ts';
import { WhyNotStarted } from '../../parts/not-started.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import { experimentLines } from '../experiment-wizard/experiment-lines.ts';
import { isPossible } from './experiment-actions.tsx';

const { experiment: text } = words;
const route = getRouteApi('/p/$project/experiments/$experiment');

interface StartDialogProps {
  readonly project: string;
  readonly experiment: Experiment;
  readonly onClose: () => void;
}

const DAY = 86_400_000;
const DAYS = '14';

export const StartDialog = ({ project, experiment, onClose }: StartDialogProps) => {
  const { days: planned = DAYS } = route.useSearch();
  const [days, setDays] = useState(planned);
  const { name } = experiment;
  const edit = useEdit(calling('StartExperiment'), {
    theirs: experiment,
    isPossible: (one) => isPossible('start', one),
    done: onClose,
    leave: onClose,
  });
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
      <WhyNotStarted />
      <TextField
        label={text.startDays}
        type="number"
        required
        min={0.01}
        max={30}
        step="any"
        value={days}
        onValue={setDays}
      />
    </ConfirmDialog>
  );
};
