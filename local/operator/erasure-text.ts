/**
 * The lines that an erasure prints at its end.
 */
import type { ErasureReport } from '../../lambdas/store/erasure/erase.ts';
import type { Erased, Tally } from '../../lambdas/store/erasure/erasing.ts';

const words: Readonly<Record<Erased, string>> = {
  assignments: 'assignments erased',
  sums: 'sums erased',
  historyRecords: 'records of history no longer name it',
  deliveryRecords: 'delivery records erased',
  parkedRecords: 'parked records no longer name it',
  tapSamples: 'calls of events are no longer shown to who listens',
  kept: 'items kept under the digest of the id, for the totals of what runs: run this again after its end',
};

const lineOf = (project: string, tally: Tally): string => {
  const parts = Object.entries(words).flatMap(([what, text]) => {
    const count = tally[what as Erased];
    return count === undefined ? [] : `${count} ${text}`;
  });
  return `${project || 'no longer in a project'}: ${parts.join('; ')}\n`;
};

export const erasureText = ({ tallies, overrides }: ErasureReport): string => {
  const done = [...tallies].map(([project, tally]) => lineOf(project, tally));
  const set = overrides.map(
    ({ project, feature, variation }) =>
      `${project}: the feature ${feature} still has it as an override for ${variation}, which is a setting: leave it out by UpdateFeature, and run this again\n`,
  );
  return [...(done.length > 0 ? done : ['nothing is kept of it\n']), ...set].join('');
};
