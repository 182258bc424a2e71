/**
 * Runs the transitions every minute. A run can come twice or late without harm, and the next run does the work of one
 * that failed. So the queue keeps only runs that could not be started.
 */
import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { allowKey } from './encryption.ts';

export interface TransitionScheduleProps {
  readonly transitions: LambdaFunction;
  readonly encryptionKey: IKey | undefined;
}

export class TransitionSchedule extends Construct {
  /** Invocations that EventBridge Scheduler could not start. */
  readonly givenUp: Queue;

  constructor(scope: Construct, id: string, { transitions, encryptionKey }: TransitionScheduleProps) {
    super(scope, id);
    this.givenUp = new Queue(this, 'GivenUp', {
      ...(encryptionKey
        ? { encryption: QueueEncryption.KMS, encryptionMasterKey: encryptionKey }
        : { encryption: QueueEncryption.SQS_MANAGED }),
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.givenUp, { 'AwsSolutions-SQS3': 'This is a dead-letter queue.' });
    // Lambda's own queue would try a failed run twice more within six hours, while the runs of the following minutes do
    // the same work.
    transitions.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    new Schedule(this, 'EveryMinute', {
      description: 'Writes down what launches and experiments have come to.',
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      target: new LambdaInvoke(transitions, {
        deadLetterQueue: this.givenUp,
        maxEventAge: Duration.minutes(5),
        retryAttempts: 3,
        role: this.#role(transitions, encryptionKey),
      }),
    });
  }

  /** CDK's own role may also invoke every version of the function. */
  #role(transitions: LambdaFunction, encryptionKey: IKey | undefined) {
    const conditions = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions }) });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [transitions.functionArn] }));
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.givenUp.queueArn] }));
    allowKey(role, encryptionKey, 'send');
    return role.withoutPolicyUpdates();
  }
}
