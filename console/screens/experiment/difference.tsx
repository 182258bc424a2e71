/**
 * The difference of one goal and one treatment over time. Which ones is in the address.
 */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { serviceNow } from '../../api/clock.ts';
import {
  type Experiment,
  type ExperimentHealth,
  type ExperimentResults,
  resultsQuery,
} from '../../api/queries/experiments.ts';
import { Band, type BandSeries, type Bounds } from '../../parts/chart/band.tsx';
import { Twin } from '../../parts/chart/twin.tsx';
import { Choices } from '../../parts/choices.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';
import { signedNumber } from '../../words/numbers.ts';
import { controlOf } from './treatments.ts';

const route = getRouteApi('/p/$project/experiments/$experiment');
const { experiment: text, chart } = words;

interface DifferenceProps {
  readonly project: string;
  readonly experiment: Experiment;
  readonly health: ExperimentHealth;
}

export const Difference = ({ project, experiment, health }: DifferenceProps) => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = (changed: object) => void navigate({ search: (former) => ({ ...former, ...changed }), replace: true });
  const control = controlOf(experiment);
  const metrics = health.metrics.map(({ metricName }) => metricName);
  const treatments = health.treatments.flatMap(({ treatmentName, expectedShare }) =>
    treatmentName === control || expectedShare === 0 ? [] : [treatmentName],
  );
  const metric = metrics.find((one) => one === search.metric) ?? metrics[0] ?? '';
  const treatment = treatments.find((one) => one === search.treatment) ?? treatments[0] ?? '';
  const query = useQuery({
    ...resultsQuery({ project, experiment: experiment.name, metric, treatment }),
    enabled: health.state !== 'EXPIRED' && treatment !== '',
    refetchInterval: health.nextLook === undefined ? false : 300_000,
  });
  return (
    <section className="section" aria-label={text.band}>
      <div className="section-head">
        <h2>{text.bandOf(metric)}</h2>
        <div className="section-choices">
          {metrics.length > 1 && (
            <Choices
              label={text.metric}
              choices={metrics}
              chosen={metric}
              name={(one) => one}
              onChoose={(one) => show({ metric: one })}
            />
          )}
          {treatments.length > 1 && (
            <Choices
              label={text.treatment}
              choices={treatments}
              chosen={treatment}
              name={(one) => one}
              onChoose={(one) => show({ treatment: one })}
            />
          )}
        </div>
      </div>
      {health.state === 'EXPIRED' ? (
        <p className="quiet">{text.expired}</p>
      ) : (
        <Answer query={query} lines={11}>
          {(results) => (
            <Chart
              label={chart.bandLabel(metric, treatment, control)}
              series={seriesOf(results)}
              bounds={boundsOf(health, metric, treatment)}
              open={search.numbers ?? false}
              onToggle={(open) => show({ numbers: open || undefined })}
            />
          )}
        </Answer>
      )}
    </section>
  );
};

interface ChartProps {
  readonly label: string;
  readonly series: BandSeries;
  readonly bounds: Bounds | undefined;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
}

const Chart = ({ label, series, bounds, open, onToggle }: ChartProps) => {
  if (series.times.length === 0) return <p className="quiet">{text.noBand}</p>;
  const cell = (values: readonly number[], index: number) => signedNumber(values[index] ?? 0);
  return (
    <>
      <Band label={label} series={series} bounds={bounds} now={serviceNow()} />
      <Twin
        label={label}
        open={open}
        onToggle={onToggle}
        columns={[chart.difference, chart.from, chart.to]}
        times={series.times}
        row={(index) => [cell(series.effect, index), cell(series.lower, index), cell(series.upper, index)]}
      />
    </>
  );
};

const seriesOf = ({ timestamps: times = [], resultsData = [] }: ExperimentResults): BandSeries => {
  const valuesOf = (stat: string) => resultsData.find(({ resultStat }) => resultStat === stat)?.values ?? [];
  return {
    times,
    effect: valuesOf('TreatmentEffect'),
    lower: valuesOf('ConfidenceIntervalLowerBound'),
    upper: valuesOf('ConfidenceIntervalUpperBound'),
  };
};

const boundsOf = ({ metrics }: ExperimentHealth, metric: string, treatment: string): Bounds | undefined => {
  const found = metrics
    .find(({ metricName }) => metricName === metric)
    ?.treatments.find(({ treatmentName }) => treatmentName === treatment);
  const { lowerBound: lower, upperBound: upper } = found ?? {};
  return lower === undefined || upper === undefined ? undefined : { lower, upper };
};
