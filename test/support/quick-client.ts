/**
 * The document client of the SDK, and its client of streams, as far as the store and its tests use them, in a third of
 * their time: DynamoDB's own protocol without signatures, which no engine of tests verifies. For checks that make
 * millions of requests.
 */
import { Agent, request } from 'node:http';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { TestDynamoDB } from './dynamodb.ts';

interface Command {
  readonly input: object;
}

type Members = Readonly<Record<string, unknown>>;
type Attributes = Parameters<typeof unmarshall>[0];

export type QuickClient = DynamoDBDocumentClient & DynamoDBStreamsClient;

export const quickClient = ({ config }: Pick<TestDynamoDB, 'config'>): QuickClient => {
  const { endpoint, credentials } = config as { endpoint: string; credentials: { accessKeyId: string } };
  const agent = new Agent({ keepAlive: true });
  const send = async (command: Command): Promise<Members> => {
    const { name } = command.constructor;
    // The names of commands with attribute values as DynamoDB has them, or with none.
    const isRaw = /(Items?|Table|Stream|ShardIterator|Records)Command$/.test(name);
    const target = targetOf(operations[name] ?? name.replace(/Command$/, ''));
    const body = JSON.stringify(isRaw ? command.input : marshalled(command.input), withText);
    const { status, text } = await post({ endpoint, agent, keyId: credentials.accessKeyId, target, body });
    const answer = (/"BS?":["[]/.test(text) ? JSON.parse(text, withBytes) : JSON.parse(text)) as Members;
    if (status !== 200) throw errorOf(status, answer);
    return isRaw ? answer : unmarshalled(answer);
  };
  return { send, destroy: () => agent.destroy() } as unknown as QuickClient;
};

const targetOf = (operation: string): string =>
  `${/Stream$|ShardIterator$|Records$/.test(operation) ? 'DynamoDBStreams' : 'DynamoDB'}_20120810.${operation}`;

/** Bytes are text in JSON. */
function withText(this: Members, name: string, value: unknown): unknown {
  const bytes = this[name];
  return bytes instanceof Uint8Array ? Buffer.from(bytes).toString('base64') : value;
}

/** An attribute of the name B has a value that is an object. */
const withBytes = (name: string, value: unknown): unknown => {
  if (name === 'B' && typeof value === 'string') return Buffer.from(value, 'base64');
  return name === 'BS' && Array.isArray(value) ? value.map((text) => Buffer.from(text, 'base64')) : value;
};

/** Commands of the document client that have a shorter name than their operation. */
const operations: Readonly<Record<string, string>> = {
  GetCommand: 'GetItem',
  PutCommand: 'PutItem',
  UpdateCommand: 'UpdateItem',
  DeleteCommand: 'DeleteItem',
  BatchGetCommand: 'BatchGetItem',
  BatchWriteCommand: 'BatchWriteItem',
  TransactWriteCommand: 'TransactWriteItems',
};

const SCOPE = '20260101/us-east-1/dynamodb/aws4_request';

interface Sent {
  readonly endpoint: string;
  readonly agent: Agent;
  readonly keyId: string;
  readonly target: string;
  readonly body: string;
}

const post = ({
  endpoint,
  agent,
  keyId,
  target,
  body,
}: Sent): Promise<{ readonly status: number; readonly text: string }> =>
  new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(body),
      'x-amz-target': target,
      'x-amz-date': '20260101T000000Z',
      authorization: `AWS4-HMAC-SHA256 Credential=${keyId}/${SCOPE}, SignedHeaders=x-amz-date, Signature=0`,
    };
    const sent = request(endpoint, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });

/** Replaces values in the members of this name, at whatever depth. */
type Replace = Readonly<Record<string, (value: unknown) => unknown>>;

const replaced = (members: unknown, replace: Replace): unknown => {
  if (Array.isArray(members)) return members.map((member) => replaced(member, replace));
  if (typeof members !== 'object' || members === null) return members;
  const entries = Object.entries(members).map(([name, value]) => [
    name,
    value === undefined ? undefined : (replace[name]?.(value) ?? replaced(value, replace)),
  ]);
  return Object.fromEntries(entries);
};

const toValues = (value: unknown) => marshall(value, { removeUndefinedValues: true });
const fromValues = (value: unknown) => unmarshall(value as Attributes);
const each = (one: (value: unknown) => unknown) => (values: unknown) => (values as readonly unknown[]).map(one);

const marshalled = (input: object): unknown =>
  replaced(input, {
    Key: toValues,
    Keys: each(toValues),
    Item: toValues,
    ExclusiveStartKey: toValues,
    ExpressionAttributeValues: toValues,
  });

const unmarshalled = (answer: Members): Members =>
  replaced(answer, {
    Item: fromValues,
    Items: each(fromValues),
    Attributes: fromValues,
    LastEvaluatedKey: fromValues,
    Keys: each(fromValues),
    Responses: (tables) =>
      Object.fromEntries(Object.entries(tables as Members).map(([table, items]) => [table, each(fromValues)(items)])),
  }) as Members;

/** As in the SDK, the name follows `#` in `__type`. Items of a failed condition stay as they came. */
const errorOf = (httpStatusCode: number, { __type, message, Message, ...members }: Members): Error =>
  Object.assign(new Error(String(message ?? Message)), {
    ...members,
    name: String(__type).split('#').at(-1),
    $metadata: { httpStatusCode },
  });
