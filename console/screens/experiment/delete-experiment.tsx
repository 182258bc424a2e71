import { useNavigate } from '@tanstack/react-router';
import { call } from '../../api/call.ts';
import type { Experiment } from '../../api/queries/experiments.ts';
import { DeleteDialog } from '../../parts/edit/delete-dialog.tsx';
import { words } from '../../words/en.ts';
import { experimentLines } from '../experiment-wizard/experiment-lines.ts';
import { isPossible } from './experiment-actions.tsx';

interface DeleteExperimentProps {
  readonly project: string;
  readonly experiment: Experiment;
  readonly onClose: () => void;
}

export const DeleteExperiment = ({ project, experiment, onClose }: DeleteExperimentProps) => {
  const navigate = useNavigate();
  const { name } = experiment;
  return (
    <DeleteDialog
      thing={experiment}
      write={(expecting) => call('DeleteExperiment', { project, experiment: name, ...expecting })}
      text={words.experiment.deleteText}
      isPossible={(one) => isPossible('delete', one)}
      linesOf={(one) => experimentLines(one)}
      leaveTo={() => navigate({ to: '/p/$project/experiments', params: { project }, replace: true })}
      onClose={onClose}
    />
  );
};
