import { serviceNow } from '../../api/clock.ts';
import type { Experiment } from '../../api/queries/experiments.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { calling, useEdit } from '../../parts/edit/use-edit.ts';
import { words } from '../../words/en.ts';
import { moment } from '../../words/moments.ts';
import { experimentLines } from '../experiment-wizard/experiment-lines.ts';
import { isPossible } from './experiment-actions.tsx';

const { experiment: text } = words;

interface StopDialogProps {
  readonly project: string;
  readonly experiment: Experiment;
  readonly onClose: () => void;
}

export const StopDialog = ({ project, experiment, onClose }: StopDialogProps) => {
  const { name, schedule } = experiment;
  const edit = useEdit(calling('StopExperiment'), {
    theirs: experiment,
    isPossible: (one) => isPossible('stop', one),
    done: onClose,
    leave: onClose,
  });
  const end = schedule?.analysisCompleteTime;
  return (
    <ConfirmDialog
      title={text.stopTitle(name)}
      action={text.stop}
      dangerous
      reason
      changes={[
        { what: text.status, before: text.running, after: text.stopped },
        { what: text.audienceChange, before: text.served, after: text.servedNoMore },
        ...(end === undefined
          ? []
          : [{ what: text.finalChange, before: text.finalBefore(moment(end, serviceNow())), after: text.finalAfter }]),
      ]}
      pending={edit.isPending}
      error={edit.error}
      elsewhere={edit.elsewhere((one) => experimentLines(one), { [text.status]: text.stopped })}
      onConfirm={(reason) => edit.save({ project, experiment: name, ...(reason ? { reason } : {}) })}
      onClose={onClose}
    />
  );
};
