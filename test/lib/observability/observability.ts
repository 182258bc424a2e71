/**
 * Alarms, the metrics that they and the dashboard read, and what docs/observing.md says of them.
 */
import { readFileSync } from 'node:fs';
import type { Template } from 'aws-cdk-lib/assertions';
import { only, optional, resources, template, templateOf } from '../stacks.ts';

const page = readFileSync('docs/observing.md', 'utf8');
const alarms = Object.values(resources(template, 'AWS::CloudWatch::Alarm'));
const namespace: string = only(template, 'AWS::Lambda::Function', 'ServiceFunctionsIngestion').Environment.Variables
  .METRIC_NAMESPACE;
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

  it('is in alarms what the page has among the metrics, and on the dashboard all of it', () => {
    const documented = firstColumn('metric');
    const own = alarms.filter(({ Namespace }) => Namespace === namespace).map(({ MetricName }) => MetricName);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((name) => !documented.includes(name))).toEqual([]);
    const shown = [...JSON.stringify(dashboard).matchAll(/Selfevident\/\w+\\+",\\+"(\w+)/g)].map(([, name]) => name);
    expect(shown.sort()).toEqual(documented.sort());
  });

  it('alarms when a transition is written over three minutes late, and at any sample ratio mismatch', () => {
    const lag = alarms.find(({ MetricName }) => MetricName === 'TransitionLag');
    expect(lag).toMatchObject({ Threshold: 180_000, Statistic: 'Maximum', TreatMissingData: 'notBreaching' });
    const mismatch = alarms.find(({ MetricName }) => MetricName === 'SampleRatioMismatches');
    expect(mismatch).toMatchObject({ Threshold: 1, Statistic: 'Sum', TreatMissingData: 'notBreaching' });
  });

  it('alarms for throttles of each function of this deployment, and of no others', () => {
    const throttles = alarms.filter(({ MetricName }) => MetricName === 'Throttles');
    const functions = Object.keys(resources(template, 'AWS::Lambda::Function'));
    expect(throttles.map(({ Dimensions }) => Dimensions)).toEqual(
      expect.arrayContaining(functions.map((Ref) => [{ Name: 'FunctionName', Value: { Ref } }])),
    );
    expect(throttles).toHaveLength(functions.length);
    for (const { Namespace, Dimensions } of alarms)
      expect(Namespace === namespace || Dimensions?.length === 1).toBe(true);
  });

  it('alarms when there are many requests, and when assignments are not written', () => {
    const rate = only(template, 'AWS::CloudWatch::Alarm', 'ServiceObservabilityRequestRate');
    expect(rate).toMatchObject({ MetricName: 'Count', Statistic: 'Sum', Period: 300, Threshold: 500 * 300 });
    const slow = templateOf({ throttle: { rate: 7, burst: 3 } });
    expect(only(slow, 'AWS::CloudWatch::Alarm', 'ServiceObservabilityRequestRate').Threshold).toBe(3.5 * 300);
    const lost = only(template, 'AWS::CloudWatch::Alarm', 'ServiceObservabilityAssignmentsNotWritten');
    expect(lost).toMatchObject({ MetricName: 'AssignmentsNotWritten', Namespace: namespace, Threshold: 1 });
  });

  it('is of one deployment: another of the account has other names', () => {
    const names = (of: Template) => [
      only(of, 'AWS::Lambda::Function', 'ServiceFunctionsIngestion').Environment.Variables.METRIC_NAMESPACE,
      only(of, 'AWS::ApiGateway::RestApi', '').Name,
    ];
    const [first, second] = [names(template), names(templateOf({}, 'Another'))];
    expect(first).toEqual([namespace, namespace.split('/')[1]]);
    expect(second.filter((name) => first.includes(name))).toEqual([]);
    expect(namespace).toMatch(/^[0-9a-zA-Z.\-_/#]{1,255}$/);
    const filters = Object.values(resources(template, 'AWS::Logs::MetricFilter'));
    expect(filters.map(({ MetricTransformations: [one] }) => one.MetricNamespace)).toEqual(
      filters.map(() => namespace),
    );
  });

  it('tells nobody unless there is a topic', () => {
    expect(alarms.filter(({ AlarmActions }) => AlarmActions)).toEqual([]);
  });

  it('keeps logs for a time', () => {
    for (const logs of Object.values(resources(optional, 'AWS::Logs::LogGroup')))
      expect(logs.RetentionInDays).toBeGreaterThan(0);
  });
});
