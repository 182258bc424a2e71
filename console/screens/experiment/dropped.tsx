/**
 * What a metric did not count, by cause. Most of it is normal, so it is said without alarm.
 */
import type { ExperimentHealth } from '../../api/queries/experiments.ts';
import { words } from '../../words/en.ts';
import { count } from '../../words/numbers.ts';

const { experiment: text } = words;

type Metric = Pick<ExperimentHealth['metrics'][number], 'dropped' | 'countedElsewhere'> & {
  readonly treatments: readonly { readonly events: number }[];
};

export const Dropped = ({ metric: { dropped, countedElsewhere, treatments } }: { readonly metric: Metric }) => {
  const causes = Object.entries(text.drops).flatMap(([cause, worded]) => {
    const lost = dropped[cause as keyof typeof text.drops];
    return lost > 0 ? [worded(count(lost))] : [];
  });
  const all = countedElsewhere > 0 ? [...causes, text.elsewhere(count(countedElsewhere))] : causes;
  const nothingCounts = causes.length > 0 && treatments.every(({ events }) => events === 0);
  if (all.length === 0) return null;
  return (
    <>
      {nothingCounts && <p className="notice amber small">{text.nothingCounts}</p>}
      <p className="quiet small">
        {text.dropped}: {all.join('; ')}.
      </p>
    </>
  );
};
