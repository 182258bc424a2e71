/**
 * Metrics of our own, which CloudWatch finds in the logs (its embedded metric format).
 */

/** Milliseconds since the epoch. */
interface Measured {
  readonly name: 'UndeliveredLines';
  readonly value: number;
  readonly time: number;
}

export const metricNamespace = 'Selfevident';

/** Past `console`, whose prefix would hide the metric. */
export const writeMetric = ({ name, value, time }: Measured): void => {
  const CloudWatchMetrics = [
    { Namespace: metricNamespace, Dimensions: [[]], Metrics: [{ Name: name, Unit: 'Count' }] },
  ];
  process.stdout.write(`${JSON.stringify({ _aws: { Timestamp: time, CloudWatchMetrics }, [name]: value })}\n`);
};
