/** CloudWatch alarms, by their ARNs and states. */

import type { Deployment } from './arn.ts';

export const alarmStates = ['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const;
export type AlarmState = (typeof alarmStates)[number];

/** The states of the alarms that exist, by name. */
export type StatesByName = Readonly<Record<string, AlarmState>>;

/** Resolves to the states of those of the named alarms that exist in the account and region of the deployment. */
export type DescribeAlarms = (names: readonly string[]) => Promise<StatesByName>;

export const alarmArnOf = (deployment: Deployment, name: string): string => alarmPrefix(deployment) + name;

/** Returns the name of an alarm; undefined for one of another account or region. */
export const alarmNameOf = (deployment: Deployment, alarmArn: string): string | undefined => {
  const prefix = alarmPrefix(deployment);
  return alarmArn.startsWith(prefix) ? alarmArn.slice(prefix.length) : undefined;
};

const alarmPrefix = ({ partition, region, account }: Deployment): string =>
  `arn:${partition}:cloudwatch:${region}:${account}:alarm:`;

/**
 * An event of EventBridge, `CloudWatch Alarm State Change`, as far as it is read.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 */
export interface AlarmEvent {
  readonly id: string;
  /** The ARN of the alarm. */
  readonly resources: readonly string[];
  readonly detail: { readonly alarmName: string; readonly state: { readonly value: string } };
}

/** The events that the rule lets through. A state of OK changes nothing. */
export const alarmEventPattern = {
  source: ['aws.cloudwatch'],
  'detail-type': ['CloudWatch Alarm State Change'],
  detail: { state: { value: ['ALARM', 'INSUFFICIENT_DATA'] } },
} as const;
