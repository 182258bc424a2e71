import { Readable } from 'node:stream';
import * as sdk from '@aws-sdk/client-evidently';
import { decode, type Parts } from '../../contract/decode.ts';
import { encode } from '../../contract/encode.ts';
import { errors, ServiceError } from '../../contract/errors.ts';
import { clientNames } from '../../contract/generate/extension-shapes.ts';
import { modelOperations, type OperationName, rowOf } from '../../contract/index.ts';
import * as extensions from '../../packages/evidently-client/extensions.ts';
import { sampleInput, sampleOf } from './sample.ts';

interface Sent {
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly body?: string;
}
interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: unknown;
}

type Commands = Readonly<Record<string, unknown>>;

const exported = sdk as unknown as Commands;
const ours = extensions as unknown as Commands;

interface Calling {
  readonly name: OperationName;
  readonly commands: Commands;
  readonly input: object;
}

/** Calls an operation by the SDK's client, with an HTTP handler that keeps the request and gives the answer. */
const callWith = async (
  { name, commands, input }: Calling,
  answer: Answer,
): Promise<{ sent: Sent; output: unknown }> => {
  let sent: Sent | undefined;
  const requestHandler = {
    handle: async (request: Sent) => {
      sent = request;
      const body = Readable.from([Buffer.from(JSON.stringify(answer.json))]);
      return { response: { statusCode: answer.statusCode, headers: answer.headers, body } };
    },
  };
  const client = new sdk.EvidentlyClient({
    region: 'eu-west-1',
    endpoint: 'https://evidently.example',
    credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: requestHandler as never,
  });
  const Command = commands[`${name}Command`] as new (input: object) => never;
  const output = await client.send(new Command(input)).catch((error: unknown) => error);
  if (!sent) throw output;
  return { sent, output };
};

const call = (name: OperationName, answer: Answer) =>
  callWith({ name, commands: exported, input: sampleInput(name, 'sdk') }, answer);
const callOurs = (name: OperationName, answer: Answer) =>
  callWith({ name, commands: ours, input: sampleInput(name, 'client') }, answer);

const ok = (json: unknown): Answer => ({ statusCode: 200, headers: { 'content-type': 'application/json' }, json });

/** The request as the HTTP layer would hand it to `decode`: labels cut out by the row's path. */
const partsOf = (name: OperationName, { path, query, body }: Sent): Parts => {
  const template = rowOf(name).path.split('/');
  const segments = path.split('/');
  expect(segments).toHaveLength(template.length);
  const params: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const segment = decodeURIComponent(segments[index] as string);
    if (part.startsWith('{')) params[part.slice(1, -1)] = segment;
    else expect(segment).toBe(part);
  }
  const lists = Object.entries(query).map(([key, value]) => [key, [value].flat()]);
  return { params, query: Object.fromEntries(lists), body: body ? JSON.parse(body) : undefined };
};

/** Without the SDK's own members and classes. */
const plain = ({ $metadata, ...output }: { $metadata?: unknown }): unknown => JSON.parse(JSON.stringify(output));

describe('the contract, spoken to by the AWS SDK for JavaScript', () => {
  it('has a row for every command and a command for every row', () => {
    const commands = Object.keys(exported).filter((name) => /[a-z]Command$/.test(name));
    expect(commands.sort()).toEqual(modelOperations.map((name) => `${name}Command`).sort());
  });

  describe.each(modelOperations)('%s', (name) => {
    it('is sent to the row, with every member of the input', async () => {
      const { sent } = await call(name, ok({}));
      expect(sent.method).toBe(rowOf(name).method);
      expect(sent.hostname).toBe(rowOf(name).endpoint ? 'dataplane.evidently.example' : 'evidently.example');
      expect(decode(rowOf(name), partsOf(name, sent))).toEqual(sampleInput(name, 'fromSdk'));
    });

    it('is answered with every member of the output', async () => {
      const result = rowOf(name).result.shape;
      const { output } = await call(
        name,
        ok(encode(rowOf(name), sampleOf(result, 'inside') as Record<string, unknown>)),
      );
      expect(plain(output as object)).toEqual(plain(sampleOf(result, 'sdk')));
    });
  });

  describe.each(clientNames)('our command of %s', (name) => {
    it('sends every member, extensions too', async () => {
      const { sent } = await callOurs(name, ok({}));
      expect(sent.method).toBe(rowOf(name).method);
      expect(decode(rowOf(name), partsOf(name, sent))).toEqual(sampleInput(name, 'inside'));
    });

    it('reads every member, extensions too', async () => {
      const result = rowOf(name).result.shape;
      const answer = encode(rowOf(name), sampleOf(result, 'inside') as Record<string, unknown>);
      const { output } = await callOurs(name, ok(answer));
      expect(plain(output as object)).toEqual(plain(sampleOf(result, 'client')));
    });
  });

  it.each(Object.entries(errors).filter(([, row]) => !('extension' in row)))(
    'raises %s with its members',
    async (name) => {
      const members = {
        resourceId: 'r',
        resourceType: 't',
        reason: 'other',
        serviceCode: 's',
        quotaCode: 'q',
      } as const;
      const fieldList = [{ name: 'n', message: 'm' }];
      const error = new ServiceError(name as keyof typeof errors, 'Why', { ...members, fieldList });
      const headers = { 'content-type': 'application/json', 'x-amzn-errortype': error.name };
      const { output } = await call('GetProject', { statusCode: error.status, headers, json: error.body });
      expect(output).toBeInstanceOf(exported[name]);
      expect(output).toMatchObject(error.body);
    },
  );
});
