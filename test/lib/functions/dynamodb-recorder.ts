/**
 * A DynamoDB that passes on what it is asked, and remembers it: which action, for which partition key.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Sent {
  readonly action: string;
  readonly key: string;
  /** All keys of the transaction that it is in; its own when it is in none. */
  readonly together: readonly string[];
}

export interface Recorder {
  readonly endpoint: string;
  readonly sent: Sent[];
  readonly stop: () => void;
}

interface Keyed {
  readonly Key?: { readonly PK: { readonly S: string } };
  readonly Item?: { readonly PK: { readonly S: string } };
}

interface Asked extends Keyed {
  readonly ExpressionAttributeValues?: Readonly<Record<string, { readonly S: string }>>;
  readonly RequestItems?: Readonly<
    Record<string, { readonly Keys: readonly { readonly PK: { readonly S: string } }[] }>
  >;
  readonly TransactItems?: readonly Readonly<Record<string, Keyed>>[];
}

export const startRecorder = async (engine: string): Promise<Recorder> => {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const target = String(request.headers['x-amz-target']);
    sent.push(...sentIn(target.split('.')[1] ?? '', JSON.parse(body.toString())));
    const headers = { ...(request.headers as Record<string, string>) };
    // Those that fetch sets itself; the engine looks at no signature, but at the headers of one.
    for (const name of ['host', 'connection', 'content-length']) delete headers[name];
    const answer = await fetch(engine, { method: 'POST', headers, body });
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { endpoint: `http://127.0.0.1:${port}`, sent, stop };
};

/** A transaction needs the permission of each of its writes. */
const actionOfWrite: Readonly<Record<string, string>> = {
  ConditionCheck: 'ConditionCheckItem',
  Delete: 'DeleteItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
};

const keyOf = ({ Key, Item }: Keyed): string => (Key ?? Item)?.PK.S ?? '';

const sentIn = (action: string, asked: Asked): Sent[] => {
  const sent = eachIn(action, asked);
  const keys = sent.map(({ key }) => key);
  return sent.map((one) => ({ ...one, together: asked.TransactItems ? keys : [one.key] }));
};

const eachIn = (action: string, asked: Asked): Omit<Sent, 'together'>[] => {
  if (asked.TransactItems)
    return asked.TransactItems.flatMap((write) =>
      Object.entries(write).map(([kind, item]) => ({ action: actionOfWrite[kind] ?? kind, key: keyOf(item) })),
    );
  if (asked.RequestItems)
    return Object.values(asked.RequestItems).flatMap(({ Keys }) => Keys.map(({ PK }) => ({ action, key: PK.S })));
  if (action === 'Query') return [{ action, key: asked.ExpressionAttributeValues?.[':PK']?.S ?? '' }];
  return [{ action, key: keyOf(asked) }];
};
