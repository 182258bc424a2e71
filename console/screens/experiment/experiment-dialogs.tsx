/**
 * The dialog that the address names, if any.
 */
import { getRouteApi } from '@tanstack/react-router';
import type { Experiment, ExperimentHealth } from '../../api/queries/experiments.ts';
import { DeleteExperiment } from './delete-experiment.tsx';
import { ShipDialog } from './ship-dialog.tsx';
import { StartDialog } from './start-dialog.tsx';
import { StopDialog } from './stop-dialog.tsx';

const route = getRouteApi('/p/$project/experiments/$experiment');

interface ExperimentDialogsProps {
  readonly project: string;
  readonly experiment: Experiment;
  readonly health: ExperimentHealth | undefined;
}

export const ExperimentDialogs = (props: ExperimentDialogsProps) => {
  const { dialog } = route.useSearch();
  const navigate = route.useNavigate();
  const onClose = () =>
    void navigate({ search: ({ dialog: _dialog, ship: _ship, ...former }) => former, replace: true });
  if (dialog === 'start') return <StartDialog {...props} onClose={onClose} />;
  if (dialog === 'stop') return <StopDialog {...props} onClose={onClose} />;
  if (dialog === 'ship') return <ShipDialog {...props} onClose={onClose} />;
  return dialog === 'delete' ? <DeleteExperiment {...props} onClose={onClose} /> : null;
};
