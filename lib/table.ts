/**
 * The single table. Its keys are in `lambdas/store/schema.ts`; a test holds the two together.
 */
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { timeToLive } from '../lambdas/store/schema.ts';

export interface ServiceTableProps {
  /** Whether the table goes with the stack, unprotected. */
  readonly ephemeral: boolean;
}

export class ServiceTable extends Table {
  constructor(scope: Construct, id: string, { ephemeral }: ServiceTableProps) {
    super(scope, id, {
      partitionKey: { name: 'PK', type: AttributeType.STRING },
      sortKey: { name: 'SK', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: timeToLive,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: !ephemeral,
      removalPolicy: ephemeral ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
  }
}
