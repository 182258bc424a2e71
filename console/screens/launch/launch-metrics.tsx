import { useQuery } from '@tanstack/react-query';
import { launchMetricsQuery } from '../../api/queries/launch.ts';
import type { Launch, LaunchMetrics as Metrics } from '../../api/queries/launch-types.ts';
import { CardTable } from '../../parts/card-table.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Name } from '../../parts/name.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';
import { count, shortNumber } from '../../words/numbers.ts';

const { launch: text } = words;

type Step = NonNullable<Metrics['steps']>[number];
type GroupOfStep = Step['metrics'][number]['groups'][number];
interface Row {
  readonly metric: string;
  readonly numbers: GroupOfStep;
}

/** The numbers of the step in force, beside each other. What they mean together is said above, by the API. */
export const LaunchMetrics = ({ project, launch }: { readonly project: string; readonly launch: Launch }) => {
  const query = useQuery(launchMetricsQuery(project, launch.name));
  return (
    <section className="section" aria-label={text.metrics}>
      <h2>{text.metrics}</h2>
      {(launch.metricMonitors ?? []).length === 0 ? (
        <p className="quiet">{text.noMetrics}</p>
      ) : (
        <Answer query={query} lines={4}>
          {({ steps = [], control }) => <StepTable step={steps.at(-1)} control={control} />}
        </Answer>
      )}
    </section>
  );
};

const StepTable = ({ step, control }: { readonly step: Step | undefined; readonly control: string | undefined }) => {
  if (!step) return <p className="quiet">{text.noStepMetrics}</p>;
  const rows = step.metrics.flatMap(({ metricName, groups }) =>
    groups.map((numbers): Row => ({ metric: metricName, numbers })),
  );
  return (
    <>
      <p className="quiet section-text">{text.metricsText}</p>
      <CardTable<Row>
        label={text.metrics}
        items={rows}
        keyOf={({ metric, numbers }) => `${metric} ${numbers.groupName}`}
        empty={null}
        columns={[
          {
            id: 'metric',
            header: text.metric,
            cell: ({ metric, numbers }) => (
              <>
                <Name>{metric}</Name>{' '}
                <span className="quiet">
                  · <Name>{numbers.groupName}</Name>
                </span>
              </>
            ),
          },
          {
            id: 'events',
            header: text.events,
            cell: ({ numbers }) => <Figure>{count(numbers.events)}</Figure>,
          },
          {
            id: 'entities',
            header: text.withEvents,
            cell: ({ numbers }) => <Figure>{count(numbers.entities)}</Figure>,
          },
          {
            id: 'mean',
            header: text.perEvent,
            cell: ({ numbers: { perEvent } }) => <Figure>{shown(perEvent.mean)}</Figure>,
          },
          {
            id: 'difference',
            header: control === undefined ? text.difference : `${text.difference} ${text.differenceTo(control)}`,
            cell: ({ numbers }) => <Difference numbers={numbers} control={control} />,
          },
        ]}
      />
    </>
  );
};

const shown = (value: number | undefined): string => (value === undefined ? '–' : shortNumber(value));

const Difference = ({ numbers, control }: { readonly numbers: GroupOfStep; readonly control: string | undefined }) => {
  const { effect, lowerBound, upperBound } = numbers.perEvent;
  if (numbers.groupName === control) return <span className="quiet">{text.control}</span>;
  if (effect === undefined) return <>–</>;
  return (
    <>
      <Figure>{shortNumber(effect)}</Figure>
      {lowerBound !== undefined && upperBound !== undefined && (
        <span className="quiet"> {text.between(shortNumber(lowerBound), shortNumber(upperBound))}</span>
      )}
    </>
  );
};
