/**
 * Asks CloudWatch for alarms. The client is made at the first question, because few calls ask one.
 */
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { alarmStates, type DescribeAlarms } from '../../domain/alarm.ts';
import { timeouts } from './timeouts.ts';

let made: CloudWatchClient | undefined;
const client = (): CloudWatchClient => {
  made ??= new CloudWatchClient({ requestHandler: timeouts });
  return made;
};

/** Metric alarms and composite ones. A launch names five at most, far less than a page. */
export const describeAlarms: DescribeAlarms = async (names) => {
  const { MetricAlarms = [], CompositeAlarms = [] } = await client().send(
    new DescribeAlarmsCommand({ AlarmNames: [...names], AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] }),
  );
  return Object.fromEntries(
    [...MetricAlarms, ...CompositeAlarms].flatMap(({ AlarmName, StateValue }) => {
      const state = alarmStates.find((one) => one === StateValue);
      return AlarmName !== undefined && state ? [[AlarmName, state]] : [];
    }),
  );
};
