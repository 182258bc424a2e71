/**
 * The dashboard and the alarms for operators.
 */
import { Duration } from 'aws-cdk-lib';
import { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { reportedMetrics } from '../../domain/operational-metric.ts';
import type { ServiceFunction } from '../functions/service-function.ts';
import { addAlarms } from './alarms.ts';
import { widgetRows } from './dashboard.ts';
import type { ReportedMetric } from './metrics.ts';
import type { ObservabilityProps } from './props.ts';

export class Observability extends Construct {
  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id);
    const { aggregation, evaluation, ingestion } = props.functions;
    const countReports = ({ logs }: ServiceFunction, metricName: ReportedMetric) =>
      logs.addMetricFilter(metricName, {
        filterPattern: FilterPattern.literal(`"${reportedMetrics[metricName]}"`),
        metricNamespace: props.metricNamespace,
        metricName,
      });
    countReports(aggregation, 'ParkedRecords');
    for (const one of [evaluation, ingestion]) countReports(one, 'StaleReads');
    for (const alarm of addAlarms(this, props)) if (props.topic) alarm.addAlarmAction(new SnsAction(props.topic));
    new Dashboard(this, 'Dashboard', { defaultInterval: Duration.hours(3), widgets: widgetRows(props) });
  }
}
