/**
 * Which launches or experiments of a list are shown.
 */
import type { TrialShow } from '../../routes/choices.ts';

interface Trial {
  readonly name: string;
  readonly status: string;
}

const SHOWN: Readonly<Record<TrialShow, readonly string[]>> = {
  running: ['RUNNING', 'UPDATING'],
  draft: ['CREATED'],
  ended: ['COMPLETED', 'CANCELLED'],
};

export const showTrials = <T extends Trial>(trials: readonly T[], show: TrialShow, filter: string): readonly T[] => {
  const wanted = filter.trim().toLowerCase();
  return trials
    .filter(({ name, status }) => SHOWN[show].includes(status) && name.toLowerCase().includes(wanted))
    .toSorted((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
};

export const countOf = (trials: readonly Trial[], show: TrialShow): number =>
  trials.filter(({ status }) => SHOWN[show].includes(status)).length;
