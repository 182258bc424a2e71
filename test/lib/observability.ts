/**
 * Alarms, the metrics that they and the dashboard read, and what docs/observing.md says of them.
 */
import { readFileSync } from 'node:fs';
import { dropMetrics, evaluationMetrics } from '../../domain/operational-metric.ts';
import { optional, resources, template } from './stacks.ts';

const page = readFileSync('docs/observing.md', 'utf8');
const alarms = Object.values(resources(template, 'AWS::CloudWatch::Alarm'));
const [dashboard] = Object.values(resources(template, 'AWS::CloudWatch::Dashboard'));

/** The names in the first column of a table with this heading. */
const firstColumn = (heading: string): string[] => {
  const [, rows = ''] = page.split(new RegExp(`^\\| ${heading} \\|.*\\n`, 'm'));
  const table = rows.split('\n\n')[0] ?? '';
  return table
    .split('\n')
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name as string));
};

describe('what is watched', () => {
  it('has the alarms of the page, and no others', () => {
    const names = Object.keys(resources(template, 'AWS::CloudWatch::Alarm'));
    const documented = firstColumn('alarm');
    expect(names).toHaveLength(documented.length);
    expect(documented.filter((name) => !names.some((id) => id.includes(name)))).toEqual([]);
  });

  it('reads only metrics of the page, and has all evaluations and drops on the dashboard', () => {
    const documented = firstColumn('metric');
    const own = alarms.filter(({ Namespace }) => Namespace === 'Selfevident').map(({ MetricName }) => MetricName);
    expect(own.filter((name) => !documented.includes(name))).toEqual([]);
    const shown = [...JSON.stringify(dashboard).matchAll(/Selfevident\\+",\\+"(\w+)/g)].map(
      ([, name]) => name as string,
    );
    expect(shown.filter((name) => !documented.includes(name))).toEqual([]);
    expect(shown).toEqual(expect.arrayContaining([...Object.values(evaluationMetrics), ...Object.values(dropMetrics)]));
  });

  it('alarms when a transition is written over three minutes late, and at any sample ratio mismatch', () => {
    const lag = alarms.find(({ MetricName }) => MetricName === 'TransitionLag');
    expect(lag).toMatchObject({ Threshold: 180_000, Statistic: 'Maximum', TreatMissingData: 'notBreaching' });
    const mismatch = alarms.find(({ MetricName }) => MetricName === 'SampleRatioMismatches');
    expect(mismatch).toMatchObject({ Threshold: 1, Statistic: 'Sum', TreatMissingData: 'notBreaching' });
  });

  it('tells nobody unless there is a topic', () => {
    expect(alarms.filter(({ AlarmActions }) => AlarmActions)).toEqual([]);
  });

  it('keeps logs for a time', () => {
    for (const logs of Object.values(resources(optional, 'AWS::Logs::LogGroup')))
      expect(logs.RetentionInDays).toBeGreaterThan(0);
  });
});
