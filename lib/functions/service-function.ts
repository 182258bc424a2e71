/**
 * One function of the service: its code, its log group and its role. The role may write these logs and use the table as
 * the function's row says, and nothing else.
 */
import { Aws, Duration, type RemovalPolicy } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Destinations } from '../../domain/project.ts';
import { allowKey } from '../encryption.ts';
import type { Access } from './access.ts';
import { codeOf } from './code.ts';
import { type FunctionName, type FunctionRow, functionRows } from './functions.ts';

export interface ServiceFunctionProps {
  readonly table: ITable;
  readonly quotas: Readonly<Record<string, number>>;
  readonly destinations: Destinations;
  readonly formerArns: readonly string[];
  readonly historyRetention: number | undefined;
  readonly metricNamespace: string;
  readonly reservedConcurrency?: number | undefined;
  readonly encryptionKey: IKey | undefined;
  readonly logRetention: RetentionDays;
  readonly removalPolicy: RemovalPolicy;
  /** @default - a name that CloudFormation makes */
  readonly functionName?: string | undefined;
}

export class ServiceFunction extends LambdaFunction {
  override readonly role: Role;
  readonly logs: LogGroup;

  constructor(scope: Construct, name: FunctionName, props: ServiceFunctionProps) {
    const { description, memory, timeout, access }: FunctionRow = functionRows[name];
    const id = idOf(name);
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      retention: props.logRetention,
      removalPolicy: props.removalPolicy,
      ...(props.encryptionKey ? { encryptionKey: props.encryptionKey } : {}),
    });
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    super(scope, id, {
      ...(props.functionName === undefined ? {} : { functionName: props.functionName }),
      description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: codeOf(name),
      memorySize: memory,
      timeout: Duration.seconds(timeout),
      environment: access.length > 0 ? environmentOf(props) : {},
      ...(props.reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: props.reservedConcurrency }),
      logGroup,
      role,
    });
    this.role = role;
    this.logs = logGroup;
    logGroup.grantWrite(role);
    for (const statement of access.flatMap((one) => statementsOf(one, props.table.tableArn)))
      role.addToPolicy(statement);
    if (access.length > 0) allowKey(role, props.encryptionKey, 'use');
  }
}

/** The id of a function in the template: `Management` for `management`. */
export const idOf = (name: string): string =>
  name
    .split('-')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('');

/** The variables that `lambdas/entry/environment.ts` reads. */
const environmentOf = ({
  table,
  quotas,
  destinations,
  formerArns,
  historyRetention,
  metricNamespace,
}: ServiceFunctionProps): Record<string, string> => ({
  TABLE_NAME: table.tableName,
  ACCOUNT_ID: Aws.ACCOUNT_ID,
  PARTITION: Aws.PARTITION,
  URL_SUFFIX: Aws.URL_SUFFIX,
  QUOTAS: JSON.stringify(quotas),
  DELIVERY_DESTINATIONS: JSON.stringify(destinations),
  METRIC_NAMESPACE: metricNamespace,
  ...(historyRetention === undefined ? {} : { HISTORY_RETENTION: String(historyRetention) }),
  ...(formerArns.length > 0 ? { FORMER_ARNS: JSON.stringify(formerArns) } : {}),
});

const statementsOf = ({ actions, partitionKeys, otherKeys = [] }: Access, tableArn: string): PolicyStatement[] => {
  const one = (effect: Effect, leadingKeys: readonly string[], conditions: object = {}) =>
    new PolicyStatement({
      effect,
      actions: [...actions],
      resources: [tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys }, ...conditions },
    });
  const allowed = one(Effect.ALLOW, [...partitionKeys, ...otherKeys]);
  // `ForAllValues` is true for a request without keys, which the denial is not meant for.
  const keysAreKnown = { Null: { 'dynamodb:LeadingKeys': 'false' } };
  return otherKeys.length > 0 ? [allowed, one(Effect.DENY, otherKeys, keysAreKnown)] : [allowed];
};
