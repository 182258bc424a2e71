/**
 * Guards launches by CloudWatch alarms: a rule brings the changes of all alarms of the account to the alarms function,
 * and what starts launches may ask for alarms.
 */
import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { alarmEventPattern } from '../domain/alarm.ts';
import { acknowledge } from './acknowledge.ts';
import { allowKey } from './encryption.ts';
import type { ServiceFunction } from './functions/service-function.ts';

export interface LaunchAlarmsProps {
  readonly alarms: ServiceFunction;
  /** Gets the events that could not be handled. */
  readonly givenUp: Queue;
  readonly encryptionKey: IKey | undefined;
}

/** How long an event is tried again: after that a person has seen the alarm. */
const maxEventAge = Duration.hours(1);

export class LaunchAlarms extends Construct {
  constructor(scope: Construct, id: string, { alarms, givenUp, encryptionKey }: LaunchAlarmsProps) {
    super(scope, id);
    const { source, detail, 'detail-type': detailType } = alarmEventPattern;
    new Rule(this, 'Changed', {
      description: 'Alarms that went to ALARM or lack data, for the launches that they guard.',
      eventPattern: {
        source: [...source],
        detailType: [...detailType],
        detail: { state: { value: [...detail.state.value] } },
      },
      targets: [new LambdaFunction(alarms, { maxEventAge })],
    });
    // CDK's own destination would also allow the role to use the key by wildcards.
    const onFailure = { bind: () => ({ destination: givenUp.queueArn }) };
    alarms.configureAsyncInvoke({ retryAttempts: 2, maxEventAge, onFailure });
    alarms.role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [givenUp.queueArn] }));
    allowKey(alarms.role, encryptionKey, 'send');
  }
}

/** Lets a function ask for alarms, composite ones too, which no narrower resource shows. */
export const allowAlarms = ({ role }: ServiceFunction): void => {
  role.addToPolicy(new PolicyStatement({ actions: ['cloudwatch:DescribeAlarms'], resources: ['*'] }));
  acknowledge(role, {
    'AwsSolutions-IAM5[Resource::*]': 'DescribeAlarms shows composite alarms to no narrower scope.',
  });
};
