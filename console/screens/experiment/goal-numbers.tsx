/**
 * All goals and treatments: what was counted, each way to look at it, and what was not counted and why.
 */
import type { Experiment, ExperimentHealth } from '../../api/queries/experiments.ts';
import { Figure } from '../../parts/figure.tsx';
import { Name } from '../../parts/name.tsx';
import { NumbersTable } from '../../parts/numbers-table.tsx';
import { words } from '../../words/en.ts';
import { count, shortNumber } from '../../words/numbers.ts';
import { Dropped } from './dropped.tsx';
import { goalColumns } from './goal-columns.tsx';
import { controlOf } from './treatments.ts';

const { experiment: text } = words;

interface GoalNumbersProps {
  readonly experiment: Experiment;
  readonly health: ExperimentHealth;
}

export const GoalNumbers = ({ experiment, health }: GoalNumbersProps) => (
  <section className="section" aria-label={text.numbers}>
    <h2>{text.numbers}</h2>
    {health.metrics.map((metric) => (
      <div key={metric.metricName} className="metric">
        <h3>
          <Name>{metric.metricName}</Name>
        </h3>
        <NumbersTable
          label={metric.metricName}
          rows={metric.treatments}
          keyOf={({ treatmentName }) => treatmentName}
          columns={goalColumns(controlOf(experiment))}
        />
        <Needed needed={metric.needed} />
        <Smallest treatments={metric.treatments} />
        <Dropped metric={metric} />
      </div>
    ))}
  </section>
);

type Treatments = ExperimentHealth['metrics'][number]['treatments'];

const Smallest = ({ treatments }: { readonly treatments: Treatments }) => {
  const found = treatments.filter(({ smallestEffect }) => smallestEffect !== undefined);
  return found.length === 0 ? null : (
    <p className="quiet small">
      {text.smallest}:{' '}
      {found.map(({ treatmentName, smallestEffect = 0 }, index) => (
        <span key={treatmentName}>
          {index > 0 && ', '}
          <Name>{treatmentName}</Name> <Figure>{shortNumber(smallestEffect)}</Figure>
        </span>
      ))}
    </p>
  );
};

type Needed = ExperimentHealth['metrics'][number]['needed'];

export const Needed = ({ needed }: { readonly needed: Needed }) =>
  !needed || needed.treatments.length === 0 ? null : (
    <p className="quiet small">
      {text.needed}:{' '}
      {needed.treatments.map(({ treatmentName, events, entities }, index) => (
        <span key={treatmentName}>
          {index > 0 && '; '}
          <Name>{treatmentName}</Name> {text.neededText(count(events), count(entities))}
        </span>
      ))}
    </p>
  );
