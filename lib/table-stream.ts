/**
 * The followers of the table's stream: counting and delivery, each at its own pace. Lambda delivers records in order,
 * and tries again for 22 of the 24 hours that the stream keeps them. Then they go to a bucket, so that none is lost.
 */
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  EventSourceMapping,
  type EventSourceMappingOptions,
  FilterCriteria,
  FilterRule,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { ServiceFunction } from './functions/service-function.ts';

export interface TableStreamProps {
  readonly table: ITable;
  readonly aggregation: ServiceFunction;
  readonly delivery: ServiceFunction;
  readonly ephemeral: boolean;
  readonly encryptionKey: IKey | undefined;
}

type MappingOptions = Pick<EventSourceMappingOptions, 'filters' | 'maxBatchingWindow' | 'tumblingWindow'>;

/** docs/capacity.md has the load that these allow. */
const followOptions = { batchSize: 1_000, parallelizationFactor: 1 } as const;

/**
 * Counting a batch costs about the same for one record as for a hundred, and looks come every five minutes. With little
 * traffic, three minutes make one batch of twenty. With much traffic, batches are full earlier.
 */
export const countingOptions = {
  ...followOptions,
  maxBatchingWindow: Duration.minutes(3),
  // Each shard has its own totals, and Lambda names the shard only with a tumbling window. The window is as long as
  // possible, since its end cuts a batch and makes a call without records.
  tumblingWindow: Duration.minutes(15),
} as const;

/** Others wait for delivery records and events, so batches close early. */
const deliveryOptions = { ...followOptions, maxBatchingWindow: Duration.seconds(5) } as const;

/**
 * Failed batches expire with the totals that they belong to, after 90 days. A batch that was handled is deleted, and
 * can be restored for 30 days.
 */
const lifecycleRules = [
  { expiration: Duration.days(90), noncurrentVersionExpiration: Duration.days(30) },
  { expiredObjectDeleteMarker: true, abortIncompleteMultipartUploadAfter: Duration.days(1) },
] as const;

export class TableStream extends Construct {
  /** Batches that no function could handle in 22 hours. */
  readonly failed: Bucket;

  constructor(scope: Construct, id: string, props: TableStreamProps) {
    const { table, aggregation, delivery, ephemeral, encryptionKey } = props;
    super(scope, id);
    this.failed = new Bucket(this, 'Failed', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      ...(encryptionKey
        ? { encryption: BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true }
        : { encryption: BucketEncryption.S3_MANAGED }),
      enforceSSL: true,
      // A version of an object keeps CloudFormation from deleting the bucket.
      versioned: !ephemeral,
      lifecycleRules: [...lifecycleRules],
      removalPolicy: ephemeral ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });

    acknowledge(this.failed, {
      'AwsSolutions-S1': 'Lambda writes here when a function has failed for a day, and nobody else.',
    });
    const stream = streamOf(table);
    this.#follow('Counting', stream, aggregation, {
      // Expired items come as REMOVE, and stay counted.
      filters: [recordFilter(FilterRule.or('INSERT', 'MODIFY'), 'E#')],
      ...countingOptions,
    });
    this.#follow('Delivering', stream, delivery, {
      filters: [recordFilter(FilterRule.isEqual('INSERT'), 'D#'), recordFilter(FilterRule.isEqual('INSERT'), 'H#')],
      ...deliveryOptions,
    });
  }

  #follow(id: string, stream: string, target: ServiceFunction, options: MappingOptions): void {
    const mapping = new EventSourceMapping(this, id, {
      target,
      eventSourceArn: stream,
      startingPosition: StartingPosition.TRIM_HORIZON,
      reportBatchItemFailures: true,
      retryAttempts: -1,
      maxRecordAge: Duration.hours(22),
      onFailure: { bind: () => ({ destination: this.failed.bucketArn }) },
      ...options,
    });
    allowFollowing(target, stream, this.failed);
    // Lambda tries the stream when the mapping is made, and needs the permissions by then.
    mapping.node.addDependency(target.role.node.findChild('DefaultPolicy'));
  }
}

const streamOf = ({ tableStreamArn }: ITable): string => {
  if (!tableStreamArn) throw new Error('The table has no stream.');
  return tableStreamArn;
};

const recordFilter = (eventName: unknown, partitionKeys: string): Record<string, unknown> =>
  FilterCriteria.filter({ eventName, dynamodb: { Keys: { PK: { S: FilterRule.beginsWith(partitionKeys) } } } });

/**
 * Lambda's actions for a mapping, by the role of its function. CDK's own grants would also read and delete in the
 * bucket.
 */
const allowFollowing = (follower: ServiceFunction, stream: string, failed: Bucket): void => {
  const allow = (actions: string[], resources: string[]) =>
    follower.addToRolePolicy(new PolicyStatement({ actions, resources }));
  allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [stream]);
  allow(['dynamodb:ListStreams'], ['*']);
  allow(['s3:ListBucket'], [failed.bucketArn]);
  allow(['s3:PutObject'], [failed.arnForObjects('*')]);
  const bucket = Stack.of(failed).getLogicalId(failed.node.defaultChild as CfnBucket);
  acknowledge(follower.role, {
    'AwsSolutions-IAM5[Resource::*]': 'dynamodb:ListStreams, the only action here, knows no resources.',
    [`AwsSolutions-IAM5[Resource::<${bucket}.Arn>/*]`]: 'Lambda chooses the names of the objects that it writes.',
  });
};
