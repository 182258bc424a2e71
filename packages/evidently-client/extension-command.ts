/**
 * What the generated commands of extensions.ts are made by. The SDK makes commands for the operations of its own model
 * only; one of those carries the others through the client, so that credentials, signing, retries and errors are the same.
 */
import {
  type __MetadataBearer,
  type $Command,
  type EvidentlyClient,
  type EvidentlyClientResolvedConfig,
  ListProjectsCommand,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-evidently';
import { changeTimes, toDate, toSeconds } from './times.ts';

export interface ExtensionOperation {
  readonly name: string;
  readonly method: string;
  /** With labels in braces. */
  readonly path: string;
  /** The members that go into the query. */
  readonly query: readonly string[];
  /** Where times are, as dotted paths with `*` for each item of a list or map. */
  readonly times: { readonly input: readonly string[]; readonly output: readonly string[] };
}

type Members = Record<string, unknown>;

interface WireRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body?: string;
}

interface WireResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What the client gives to whatever reads an answer. */
interface Context {
  streamCollector(body: unknown): Promise<Uint8Array>;
  utf8Encoder(bytes: Uint8Array): string;
}

/** What every command has beside what its type says. */
interface Wire {
  serialize: (input: Members, context: Context) => Promise<WireRequest>;
  deserialize: (response: WireResponse, context: Context) => Promise<Members>;
}

type Carried<Output extends __MetadataBearer> = $Command<
  ServiceInputTypes,
  Output,
  EvidentlyClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes
>;

/** A command for the client's `send`. */
export type ExtensionCommand<Output extends __MetadataBearer> = Pick<Carried<Output>, keyof Carried<Output>>;

type ExtensionCommandClass<Input, Output extends __MetadataBearer> = new (input: Input) => ExtensionCommand<Output>;

/** The class of the commands of an operation. */
export const extensionCommand = <Input extends object, Output extends __MetadataBearer>(
  operation: ExtensionOperation,
): ExtensionCommandClass<Input, Output> => {
  class Command extends ListProjectsCommand {
    constructor(input: Input) {
      super(input);
      const carrier = { ...(this as unknown as Wire) };
      Object.assign(this, {
        serialize: async (members: Members, context: Context) =>
          requestOf(operation, members, await carrier.serialize({}, context)),
        deserialize: (response: WireResponse, context: Context) =>
          response.statusCode < 300
            ? outputOf(operation, response, context)
            : // Every error of the model, as for any command.
              carrier.deserialize(response, context),
      });
      this.middlewareStack.add(named(`${operation.name}Command`), { step: 'deserialize' });
    }
  }
  return Command as unknown as ExtensionCommandClass<Input, Output>;
};

/** Makes loggers and other middleware see the command's own name: the innermost one is put together first. */
const named =
  (commandName: string) =>
  <Next>(next: Next, context: object): Next => {
    Object.assign(context, { commandName });
    return next;
  };

/** `carried` is a request for the carrier's own path, `/projects`, below that of the endpoint. */
const requestOf = (operation: ExtensionOperation, input: Members, carried: WireRequest): WireRequest => {
  const members = changeTimes(input, operation.times.input, toSeconds);
  const { path, query, body } = placed(operation, members);
  return Object.assign(carried, {
    method: operation.method,
    path: carried.path.replace(/\/projects$/, path),
    query,
    ...(operation.method !== 'GET' && {
      headers: { ...carried.headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
};

const placed = ({ path, query }: ExtensionOperation, members: Members) => {
  const labels = [...path.matchAll(/\{(\w+)\}/g)].map(([, label = '']) => label);
  const given = Object.entries(members).filter(([, value]) => value !== undefined);
  return {
    path: path.replace(/\{(\w+)\}/g, (_, label: string) => escaped(label, members[label])),
    query: Object.fromEntries(
      given.filter(([name]) => query.includes(name)).map(([name, value]) => [name, `${value}`]),
    ),
    body: Object.fromEntries(given.filter(([name]) => !query.includes(name) && !labels.includes(name))),
  };
};

const escaped = (label: string, value: unknown): string => {
  if (typeof value !== 'string' || value === '') throw new Error(`No value provided for input HTTP label: ${label}.`);
  return encodeURIComponent(value).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
};

const outputOf = async ({ times }: ExtensionOperation, response: WireResponse, context: Context): Promise<Members> => {
  const text = context.utf8Encoder(await context.streamCollector(response.body));
  const $metadata = { httpStatusCode: response.statusCode, requestId: response.headers['x-amzn-requestid'] };
  return { $metadata, ...changeTimes(JSON.parse(text), times.output, toDate) };
};

/** The paginator of a list operation: a page each time, from `nextToken` to `nextToken`. */
export const extensionPaginator = <
  Input extends { nextToken?: string | undefined; maxResults?: number | undefined },
  Output extends __MetadataBearer & { nextToken?: string | undefined },
>(
  Command: ExtensionCommandClass<Input, Output>,
) =>
  async function* (
    { client, pageSize }: { readonly client: EvidentlyClient; readonly pageSize?: number },
    input: Input,
  ): AsyncGenerator<Output> {
    const asked = { ...input, ...(pageSize === undefined ? {} : { maxResults: pageSize }) };
    let page: Output | undefined;
    do {
      page = await client.send(new Command({ ...asked, ...(page && { nextToken: page.nextToken }) }));
      yield page;
    } while (page?.nextToken);
  };
