/**
 * Who came: the counts by treatment, and their shares over time beside those that were set.
 */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { serviceNow } from '../../api/clock.ts';
import { type ExperimentEnrolments, type ExperimentHealth, enrolmentsQuery } from '../../api/queries/experiments.ts';
import { Shares } from '../../parts/chart/shares.tsx';
import { Twin } from '../../parts/chart/twin.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Name } from '../../parts/name.tsx';
import { NumbersTable } from '../../parts/numbers-table.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';
import { count, percent } from '../../words/numbers.ts';

const route = getRouteApi('/p/$project/experiments/$experiment');
const { experiment: text } = words;

interface ArrivalsProps {
  readonly project: string;
  readonly name: string;
  readonly health: ExperimentHealth;
}

export const Arrivals = ({ project, name, health }: ArrivalsProps) => {
  const query = useQuery({ ...enrolmentsQuery(project, name), enabled: health.state !== 'EXPIRED' });
  return (
    <section className="section" aria-label={text.arrivals}>
      <h2>{text.arrivals}</h2>
      <NumbersTable
        label={text.arrivalsTable}
        rows={health.treatments}
        keyOf={({ treatmentName }) => treatmentName}
        columns={[
          { id: 'arm', header: text.arm, cell: ({ treatmentName }) => <Name>{treatmentName}</Name> },
          { id: 'came', header: text.arrived, cell: ({ entities }) => <Figure>{count(entities)}</Figure> },
          { id: 'set', header: text.expected, cell: ({ expectedShare }) => <Figure>{percent(expectedShare)}</Figure> },
        ]}
      />
      {health.state === 'EXPIRED' ? (
        <p className="quiet">{text.expired}</p>
      ) : (
        <Answer query={query} lines={11}>
          {(enrolments) => <OverTime enrolments={enrolments} />}
        </Answer>
      )}
    </section>
  );
};

const OverTime = ({ enrolments: { timestamps, treatments } }: { readonly enrolments: ExperimentEnrolments }) => {
  const { arrivals = false } = route.useSearch();
  const navigate = route.useNavigate();
  if (timestamps.length === 0) return <p className="quiet">{text.noArrivals}</p>;
  const taking = treatments.filter(({ expectedShare }) => expectedShare > 0);
  return (
    <>
      <Shares
        label={words.chart.sharesLabel}
        times={timestamps}
        arms={taking.map(({ treatmentName, shares, expectedShare }) => ({
          name: treatmentName,
          shares,
          expected: expectedShare,
        }))}
        now={serviceNow()}
      />
      <Twin
        label={words.chart.sharesLabel}
        open={arrivals}
        onToggle={(open) =>
          void navigate({
            search: ({ arrivals: _, ...former }) => (open ? { ...former, arrivals: true } : former),
            replace: true,
          })
        }
        columns={taking.map(({ treatmentName }) => treatmentName)}
        times={timestamps}
        row={(index) =>
          taking.map(({ entities, shares }) => `${count(entities[index] ?? 0)} (${percent(shares[index] ?? 0)})`)
        }
      />
    </>
  );
};
