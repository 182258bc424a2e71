/**
 * Makes an {@link ItemClient} from parts of the SDK's own client: its signer, its HTTP handler and its conversion of
 * values. The rest of that client takes as long to load as everything else in a function. So the evaluation function
 * starts with this one (docs/adr/0014-evaluations-start-without-the-client-of-the-sdk.md). All others use the SDK's
 * client.
 */

import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { Hash } from '@smithy/hash-node';
import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler';
import { SignatureV4, type SignatureV4Init } from '@smithy/signature-v4';
import type { ItemAnswer, ItemClient, ItemOperation } from './item-table.ts';
import { pause } from './pause.ts';
import { failureKind } from './store-error.ts';

export interface ItemClientOptions {
  readonly region: string;
  readonly endpoint: URL;
  readonly credentials: SignatureV4Init['credentials'];
  readonly timeouts: NodeHttpHandlerOptions;
  /** The most attempts of a request that DynamoDB could not answer in time, the first included. */
  readonly maxAttempts: number;
}

/** The members with attribute values, or with the values of an expression. */
const valueMembers = ['Key', 'Item', 'ExpressionAttributeValues', 'ExclusiveStartKey'] as const;

export const itemClient = ({ region, endpoint, credentials, timeouts, maxAttempts }: ItemClientOptions): ItemClient => {
  const signer = new SignatureV4({ service: 'dynamodb', region, credentials, sha256: Hash.bind(null, 'sha256') });
  const http = new NodeHttpHandler(timeouts);

  const sendOnce = async (operation: ItemOperation, body: string): Promise<Record<string, unknown>> => {
    const request = await signer.sign(requestOf(endpoint, operation, body));
    const { response } = await http.handle(request as Parameters<typeof http.handle>[0]);
    const answer = await readText(response.body);
    if (response.statusCode !== 200) throw errorOf(response.statusCode, parseMembers(answer));
    // Anything but an answer of DynamoDB throws. It must not look like a missing item, or like a write.
    return JSON.parse(answer);
  };

  return {
    send: async (operation, input) => {
      const body = JSON.stringify(marshallValues(input as Record<string, unknown>));
      for (let attempt = 1; ; attempt++) {
        try {
          return valuesIn(await sendOnce(operation, body));
        } catch (error) {
          if (attempt === maxAttempts || !failureKind(error)) throw error;
          await pause(attempt, Infinity);
        }
      }
    },
  };
};

type Attributes = Parameters<typeof unmarshall>[0];

const valuesIn = ({ Item, Items, LastEvaluatedKey }: Record<string, unknown>): ItemAnswer => ({
  ...(Item ? { Item: unmarshall(Item as Attributes) } : {}),
  ...(Items ? { Items: (Items as Attributes[]).map((item) => unmarshall(item)) } : {}),
  ...(LastEvaluatedKey ? { LastEvaluatedKey: unmarshall(LastEvaluatedKey as Attributes) } : {}),
});

const marshallValues = (input: Record<string, unknown>): object => {
  const values = valueMembers.flatMap((name) => {
    const value = input[name];
    return value === undefined ? [] : [[name, marshall(value, { removeUndefinedValues: true })]];
  });
  return { ...input, ...Object.fromEntries(values) };
};

const requestOf = ({ protocol, hostname, port, host, pathname }: URL, operation: ItemOperation, body: string) => ({
  method: 'POST',
  protocol,
  hostname,
  ...(port ? { port: Number(port) } : {}),
  path: pathname.endsWith('/') ? pathname : `${pathname}/`,
  query: {},
  headers: {
    host,
    'content-type': 'application/x-amz-json-1.0',
    'content-length': String(Buffer.byteLength(body)),
    'x-amz-target': `DynamoDB_20120810.${operation}`,
  },
  body,
});

const readText = async (body: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

/** An error without a JSON object comes from something between this client and DynamoDB. */
const parseMembers = (answer: string): Record<string, unknown> => {
  try {
    return { ...JSON.parse(answer) };
  } catch {
    return {};
  }
};

/** As in the SDK, the name follows `#` in `__type`. */
const errorOf = (httpStatusCode: number, { __type, message, Message, ...members }: Record<string, unknown>): Error =>
  Object.assign(new Error(String(message ?? Message ?? `DynamoDB answered ${httpStatusCode}.`)), {
    ...members,
    name: String(__type ?? 'UnknownError')
      .split('#')
      .at(-1),
    $metadata: { httpStatusCode },
  });
