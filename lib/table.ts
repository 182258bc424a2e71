/**
 * The single table. A test compares it with `lambdas/store/table/schema.ts`, which has its keys.
 */
import { Fn, RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type ITable,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { timeToLive } from '../lambdas/store/table/schema.ts';
import type { ExistingTable, SelfevidentProps } from './props.ts';

interface ServiceTableProps {
  /** Whether the table is unprotected and deleted with the stack. */
  readonly ephemeral: boolean;
  readonly encryptionKey: IKey | undefined;
}

class ServiceTable extends Table {
  constructor(scope: Construct, id: string, { ephemeral, encryptionKey }: ServiceTableProps) {
    super(scope, id, {
      partitionKey: { name: 'PK', type: AttributeType.STRING },
      sortKey: { name: 'SK', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      ...(encryptionKey ? { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey } : {}),
      timeToLiveAttribute: timeToLive,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: !ephemeral,
      removalPolicy: ephemeral ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
  }
}

/** Makes the table of a deployment, or takes the existing one, which no deployment changes. */
export const makeTable = (scope: Construct, { table, ephemeral = false, encryptionKey }: SelfevidentProps): ITable =>
  table
    ? existingTable(scope, 'Table', table)
    : (new ServiceTable(scope, 'Table', { ephemeral, encryptionKey }) as ITable);

const existingTable = (scope: Construct, id: string, { streamArn }: ExistingTable): ITable =>
  Table.fromTableAttributes(scope, id, {
    tableArn: Fn.select(0, Fn.split('/stream/', streamArn)),
    tableStreamArn: streamArn,
  });
