/**
 * Tells people of verdicts, mismatches, guards and ends: as mail by a topic, or as messages to a webhook. Both read the
 * bus of the events.
 */
import { Duration, SecretValue } from 'aws-cdk-lib';
import {
  ApiDestination,
  Authorization,
  Connection,
  EventBus,
  EventField,
  type EventPattern,
  HttpMethod,
  type IApiDestination,
  type IRuleTarget,
  Rule,
  RuleTargetInput,
} from 'aws-cdk-lib/aws-events';
import { ApiDestination as ApiDestinationTarget, SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { NotificationTargets } from '../props.ts';

export interface NotificationsProps extends NotificationTargets {
  readonly eventBusName: string;
  readonly encryptionKey: IKey | undefined;
}

/** What people are told of. Each of these events has a sentence; a stop by a guard is told as an end. */
const told: Readonly<Record<string, EventPattern>> = {
  Findings: { detailType: ['Evidently Experiment Verdict Change', 'Evidently Sample Ratio Mismatch'] },
  Ends: {
    detailType: ['Evidently Launch Status Change', 'Evidently Experiment Status Change'],
    detail: { status: ['COMPLETED', 'CANCELLED'] },
  },
  Guards: { detailType: ['Evidently Launch Guard'], detail: { action: ['HOLD', 'TELL'] } },
  Continued: { detailType: ['Evidently Launch Traffic Change'], detail: { change: ['CONTINUED'] } },
};

export class Notifications extends Construct {
  /** Events that neither the topic nor the webhook took in a day. */
  readonly undelivered: Queue;

  constructor(scope: Construct, id: string, props: NotificationsProps) {
    super(scope, id);
    const { encryptionKey, eventBusName } = props;
    this.undelivered = new Queue(this, 'Undelivered', {
      ...(encryptionKey
        ? { encryption: QueueEncryption.KMS, encryptionMasterKey: encryptionKey }
        : { encryption: QueueEncryption.SQS_MANAGED }),
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.undelivered, { 'AwsSolutions-SQS3': 'This is a dead-letter queue.' });
    // EventBridge puts what it gives up into the queue, and must be allowed to encrypt it.
    encryptionKey?.grant(new ServicePrincipal('events.amazonaws.com'), 'kms:Decrypt', 'kms:GenerateDataKey');
    const eventBus = EventBus.fromEventBusName(this, 'Bus', eventBusName);
    const targets = this.#targets(props);
    for (const [name, pattern] of Object.entries(told))
      new Rule(this, name, { eventBus, eventPattern: { source: ['selfevident'], ...pattern }, targets });
  }

  #targets({ topic, webhook }: NotificationTargets): IRuleTarget[] {
    const delivery = { deadLetterQueue: this.undelivered, maxEventAge: Duration.hours(24), retryAttempts: 185 };
    const text = EventField.fromPath('$.detail.sentence');
    const message = RuleTargetInput.fromText(`${text} (account ${EventField.account}, ${EventField.region})`);
    return [
      ...(topic ? [new SnsTopic(this.#topic(topic), { ...delivery, message })] : []),
      ...(webhook
        ? [
            new ApiDestinationTarget(this.#webhook(this.#secret(webhook)) as IApiDestination, {
              ...delivery,
              event: RuleTargetInput.fromObject({ text }),
            }),
          ]
        : []),
    ];
  }

  #topic(given: ITopic | string): ITopic {
    return typeof given === 'string' ? Topic.fromTopicArn(this, 'Topic', given) : given;
  }

  #secret(given: ISecret | string): ISecret {
    if (typeof given !== 'string') return given;
    return given.startsWith('arn:')
      ? Secret.fromSecretPartialArn(this, 'Address', given)
      : Secret.fromSecretNameV2(this, 'Address', given);
  }

  /**
   * CloudFormation reads the address from the secret when it makes the destination, so that no template has it. A
   * connection must authorize in some way; this header says nothing secret.
   */
  #webhook(address: ISecret): ApiDestination {
    const authorization = Authorization.apiKey('x-sent-by', SecretValue.unsafePlainText('selfevident'));
    const connection = new Connection(this, 'Connection', { authorization });
    return new ApiDestination(this, 'Webhook', {
      connection,
      endpoint: address.secretValue.unsafeUnwrap(),
      httpMethod: HttpMethod.POST,
      rateLimitPerSecond: 1,
    });
  }
}
