/**
 * From the table's stream to the totals: every record in order, again and again for 22 of the 24 hours that a stream
 * keeps it, and then to a bucket, so that none is lost.
 */
import { Duration, type RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledged.ts';
import type { ServiceFunction } from './service-function.ts';
import type { ServiceTable } from './table.ts';

export interface CountingProps {
  readonly table: ServiceTable;
  readonly aggregation: ServiceFunction;
  readonly removalPolicy: RemovalPolicy;
}

export class Counting extends Construct {
  /** Records that could not be counted in time. */
  readonly uncounted: Bucket;

  constructor(scope: Construct, id: string, { table, aggregation, removalPolicy }: CountingProps) {
    super(scope, id);
    this.uncounted = new Bucket(this, 'Uncounted', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy,
    });
    acknowledge(this.uncounted, {
      'AwsSolutions-S1': 'Lambda writes here when counting has failed for a day, and nobody else.',
    });

    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: aggregation,
      eventSourceArn: streamOf(table),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 1_000,
      maxBatchingWindow: Duration.seconds(5),
      // Lambda names the shard only to a function with a tumbling window, and a total is its shard's own.
      tumblingWindow: Duration.minutes(1),
      parallelizationFactor: 1,
      reportBatchItemFailures: true,
      retryAttempts: -1,
      maxRecordAge: Duration.hours(22),
      onFailure: { bind: () => ({ destination: this.uncounted.bucketArn }) },
      filters: [
        FilterCriteria.filter({
          // What expires is REMOVE, and stays counted.
          eventName: FilterRule.or('INSERT', 'MODIFY'),
          dynamodb: { Keys: { PK: { S: FilterRule.beginsWith('E#') } } },
        }),
      ],
    });
    allowMapping(aggregation, streamOf(table), this.uncounted);
    // Lambda tries the stream when the mapping is made, and needs the permissions by then.
    mapping.node.addDependency(aggregation.role.node.findChild('DefaultPolicy'));
  }
}

const streamOf = ({ tableStreamArn }: ServiceTable): string => {
  if (!tableStreamArn) throw new Error('The table has no stream.');
  return tableStreamArn;
};

/** What Lambda does with the role of a function for a mapping; CDK's own grants also read and delete in the bucket. */
const allowMapping = (aggregation: ServiceFunction, stream: string, uncounted: Bucket): void => {
  const allow = (actions: string[], resources: string[]) =>
    aggregation.addToRolePolicy(new PolicyStatement({ actions, resources }));
  allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [stream]);
  allow(['dynamodb:ListStreams'], ['*']);
  allow(['s3:ListBucket'], [uncounted.bucketArn]);
  allow(['s3:PutObject'], [uncounted.arnForObjects('*')]);
  const bucket = Stack.of(uncounted).getLogicalId(uncounted.node.defaultChild as CfnBucket);
  acknowledge(aggregation.role, {
    'AwsSolutions-IAM5[Resource::*]': 'dynamodb:ListStreams, the only action here, knows no resources.',
    [`AwsSolutions-IAM5[Resource::<${bucket}.Arn>/*]`]: 'Lambda chooses the names of the objects that it writes.',
  });
};
