/**
 * What makes the results doubtful: shares that do not match, looks that contradict each other, lines that wait.
 */
import type { ReactNode } from 'react';
import type { ExperimentHealth } from '../../api/queries/experiments.ts';
import { Name } from '../../parts/name.tsx';
import { words } from '../../words/en.ts';
import { count, percent } from '../../words/numbers.ts';

const { experiment: text } = words;

export const Banners = ({ health }: { readonly health: ExperimentHealth }) => {
  const drifting = health.metrics.flatMap(({ metricName, treatments }) =>
    treatments.flatMap(({ treatmentName, drift }) => (drift ? [text.driftText(metricName, treatmentName)] : [])),
  );
  return (
    <>
      {health.sampleRatioMismatch && (
        <Banner title={text.mismatchTitle}>
          <p>
            {health.treatments.map(({ treatmentName, entities, expectedShare }, index) => (
              <span key={treatmentName}>
                {index > 0 && ', '}
                <Name>{treatmentName}</Name> {count(entities)} ({words.chart.expected}: {percent(expectedShare)})
              </span>
            ))}
          </p>
          <p>{text.mismatchText}</p>
        </Banner>
      )}
      {drifting.length > 0 && (
        <Banner title={text.driftTitle}>
          {drifting.map((one) => (
            <p key={one}>
              <Name>{one}</Name>
            </p>
          ))}
        </Banner>
      )}
      {health.undelivered > 0 && (
        <Banner title={text.lateTitle}>
          <p>{text.lateText(count(health.undelivered))}</p>
        </Banner>
      )}
    </>
  );
};

const Banner = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="notice amber" aria-label={title}>
    <p className="notice-title">{title}</p>
    {children}
  </section>
);
