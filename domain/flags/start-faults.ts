/**
 * What keeps a trial of a file from starting. The service would say so after a part of the file had been applied.
 */
import { experimentStartFaults, type TreatmentSplit } from '../lifecycle/experiment.ts';
import { type Launch, launchStartFaults } from '../lifecycle/launch.ts';
import { completeMembers } from '../template/actual.ts';
import type { Desired } from '../template/desired.ts';
import { templatePath } from '../template/template-path.ts';
import type { FileResource } from './read-flags.ts';
import type { FileFault } from './read-members.ts';
import { inFilePath } from './template-fault.ts';

/** Of what starts. `now` is in epoch seconds. */
export const startFaults = ({ desired, path, running }: FileResource, now: number): FileFault[] => {
  const faults =
    desired.type === 'launch'
      ? launchStartFaults(launchOf(desired))
      : experimentStartFaults(experimentOf(desired), (running?.ends ?? now) * 1_000, now * 1_000);
  return faults.map(({ name, message }) => ({
    path: [...path, ...inFilePath(templatePath(desired.type, name))],
    message,
  }));
};

/** A file that has been read has what the contract takes. */
const launchOf = ({ members }: Desired): Pick<Launch, 'steps'> => {
  const { steps } = members.scheduledSplitsConfig as Pick<Launch, 'steps'>;
  return { steps: steps.map((step) => ({ ...step, segmentOverrides: step.segmentOverrides ?? [] })) };
};

const experimentOf = ({ name, members }: Desired): TreatmentSplit => {
  const { treatments, onlineAbConfig } = completeMembers('experiment', name, members);
  return {
    ...(onlineAbConfig as Omit<TreatmentSplit, 'treatments'>),
    treatments: treatments as TreatmentSplit['treatments'],
  };
};
