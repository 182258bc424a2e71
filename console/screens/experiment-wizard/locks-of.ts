import type { Experiment } from '../../api/queries/experiments.ts';
import { words } from '../../words/en.ts';
import { fitsForm } from './draft-of.ts';
import type { Locks } from './step-props.ts';

const { experimentWizard: text } = words;

/** What the service does not change, and what this form cannot show. */
export const locksOf = (experiment: Experiment): Locks => {
  const name = text.nameStays;
  if (experiment.status === 'RUNNING')
    return { name, treatments: text.treatmentsStay, goals: text.goalsStay, segment: text.segmentStays };
  return fitsForm(experiment) ? { name } : { name, treatments: text.treatmentsByApi };
};

export const hasEnded = ({ status }: Experiment): boolean => status === 'COMPLETED' || status === 'CANCELLED';
