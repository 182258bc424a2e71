import { serviceNow } from '../../api/clock.ts';
import type { Experiment } from '../../api/queries/experiments.ts';
import { useChange } from '../../api/use-change.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { words } from '../../words/en.ts';
import { moment } from '../../words/moments.ts';

const { experiment: text } = words;

interface StopDialogProps {
  readonly project: string;
  readonly experiment: Experiment;
  readonly onClose: () => void;
}

export const StopDialog = ({ project, experiment: { name, schedule }, onClose }: StopDialogProps) => {
  const stop = useChange('StopExperiment', onClose);
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
      pending={stop.isPending}
      error={stop.error}
      onConfirm={(reason) => stop.mutate({ project, experiment: name, ...(reason ? { reason } : {}) })}
      onClose={onClose}
    />
  );
};
