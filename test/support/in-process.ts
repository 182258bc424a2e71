/**
 * The service over a table of its own, called by operation. Time is given; every error is held to the contract.
 */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { allErrors, type OperationName, operations, rowOf } from '../../contract/index.ts';
import type { DescribeAlarms } from '../../domain/alarm.ts';
import type { Quotas } from '../../domain/quotas.ts';
import { openService } from '../../lambdas/entry/service.ts';
import { allOperations } from '../../lambdas/functions/all-operations.ts';
import { dispatcher, type Handle } from '../../lambdas/http/dispatch.ts';
import type { ServiceContext } from '../../lambdas/http/run-operation.ts';
import type { TestDynamoDB } from './dynamodb.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of all shapes
type Body = any;

export interface Answer {
  readonly status: number;
  /** The name of the error, undefined when the call succeeded. */
  readonly error?: string | undefined;
  readonly body: Body;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface TestService {
  /** Calls an operation as the gateway would; times in the input are epoch seconds, as on the wire. */
  readonly call: (name: OperationName, input?: Readonly<Record<string, unknown>>) => Promise<Answer>;
  /** The body of a call that must succeed. */
  readonly ok: (name: OperationName, input?: Readonly<Record<string, unknown>>) => Promise<Body>;
  readonly handle: Handle;
  readonly service: ServiceContext;
  readonly tableName: string;
  readonly clock: { now: number };
  /** The failures that callers were not told about. */
  readonly reports: readonly Report[];
}

interface Report {
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export const startTime = Date.UTC(2026, 0, 5, 12);

export interface TestServiceOptions {
  readonly quotas?: Partial<Quotas>;
  readonly formerArns?: readonly string[];
  readonly historyRetention?: number;
  readonly now?: number;
  readonly describeAlarms?: DescribeAlarms;
  /** The client of the table instead of the SDK's. */
  readonly client?: DynamoDBDocumentClient;
}

export const openTestService = async (
  dynamodb: TestDynamoDB,
  options: TestServiceOptions = {},
): Promise<TestService> => {
  const clock = { now: options.now ?? startTime };
  const reports: Report[] = [];
  const tableName = await dynamodb.newTable();
  const service = openService({
    deployment: { partition: 'aws', region: 'us-east-1', account: '123456789012', formerArns: options.formerArns },
    tableName,
    dynamodb: dynamodb.config,
    clock: () => clock.now,
    report: (message, details) => reports.push({ message, details }),
    historyRetention: options.historyRetention,
    ...(options.client ? { client: options.client } : {}),
    ...(options.describeAlarms ? { describeAlarms: options.describeAlarms } : {}),
    ...(options.quotas ? { quotas: options.quotas } : {}),
  });
  const handle = dispatcher(allOperations, service);
  const call = callerOf(handle);
  const ok = async (name: OperationName, input: Readonly<Record<string, unknown>> = {}) => {
    const answer = await call(name, input);
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return { call, ok, handle, service, tableName, clock, reports };
};

const callerOf =
  (handle: Handle): TestService['call'] =>
  async (name, input = {}) => {
    const { statusCode, headers = {}, body } = await handle(eventOf(name, input));
    const error = headers['x-amzn-ErrorType'] as string | undefined;
    if (error !== undefined && !(allErrors(name) as readonly string[]).includes(error))
      throw new Error(`${name} answered ${error}, which the contract does not list: ${body}`);
    const answer = { status: statusCode, error, body: body === '' ? undefined : JSON.parse(body), headers };
    if (!namesItsResource(name, answer)) throw new Error(`${name} answered ${error} with other members: ${body}`);
    return answer;
  };

/** The control plane's errors about a resource have its type and ARN (or what was sent for one); the data plane's neither. */
const namesItsResource = (name: OperationName, { error = '', body }: Pick<Answer, 'error' | 'body'>): boolean => {
  if (!aboutResources.includes(error) || rowOf(name).protocol !== undefined) return true;
  const { group } = operations[name];
  const { message, resourceId, resourceType } = body;
  return group === 'evaluation' || group === 'ingestion'
    ? resourceId === undefined && resourceType === undefined
    : (isOfHere(resourceId) || message.includes(`'${resourceId}' does not exist. ARNs of this deployment`)) &&
        /^[a-z]+$/.test(resourceType);
};

const isOfHere = (arn: string): boolean => /^arn:aws:evidently:us-east-1:123456789012:\w+\/.+$/.test(arn);

const aboutResources = ['ResourceNotFoundException', 'ConflictException', 'ServiceQuotaExceededException'];

/** The gateway's event for an operation: labels and query from the row, the rest as the body. */
export const eventOf = (name: OperationName, input: Readonly<Record<string, unknown>>): APIGatewayProxyEvent => {
  const row = operations[name];
  const labels = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, label]) => label as string);
  const query = 'query' in row ? Object.keys(row.query.shape) : [];
  const path = row.path.replace(/\{(\w+)\}/g, (_, label: string) => encodeURIComponent(String(input[label])));
  const body = Object.fromEntries(
    Object.entries(input).filter(([member]) => !labels.includes(member) && !query.includes(member)),
  );
  const parameters = query.filter((member) => input[member] !== undefined);
  return {
    httpMethod: row.method,
    path,
    headers: { 'content-type': 'application/json' },
    multiValueHeaders: {},
    queryStringParameters: null,
    multiValueQueryStringParameters:
      parameters.length === 0
        ? null
        : Object.fromEntries(parameters.map((member) => [member, [input[member]].flat().map(String)])),
    body: 'body' in row ? JSON.stringify(body) : null,
    isBase64Encoded: false,
    requestContext: { requestId: 'test', identity: { userArn: 'arn:aws:iam::123456789012:user/tester' } },
  } as unknown as APIGatewayProxyEvent;
};
