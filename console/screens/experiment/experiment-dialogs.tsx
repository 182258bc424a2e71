/**
 * The dialog that the address names, if the experiment could do that when it was opened. What becomes of the experiment
 * then is said in the dialog.
 */
import { getRouteApi } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Experiment, ExperimentHealth } from '../../api/queries/experiments.ts';
import { useDialog } from '../../parts/use-dialog.ts';
import { DeleteExperiment } from './delete-experiment.tsx';
import { isPossible } from './experiment-actions.tsx';
import { ShipDialog } from './ship-dialog.tsx';
import { StartDialog } from './start-dialog.tsx';
import { StopDialog } from './stop-dialog.tsx';

const route = getRouteApi('/p/$project/experiments/$experiment');

interface ExperimentDialogsProps {
  readonly project: string;
  readonly experiment: Experiment;
  readonly health: ExperimentHealth | undefined;
}

const dialogs = { start: StartDialog, stop: StopDialog, ship: ShipDialog, delete: DeleteExperiment };

export const ExperimentDialogs = (props: ExperimentDialogsProps) => {
  const { dialog } = route.useSearch();
  const { close } = useDialog('dialog', 'ship', 'days');
  const open = useRef<typeof dialog>(undefined);
  if (dialog === undefined || isPossible(dialog, props.experiment)) open.current = dialog;
  if (dialog === undefined || open.current !== dialog) return null;
  const Dialog = dialogs[dialog];
  return <Dialog {...props} onClose={close} />;
};
