/**
 * Runs `selfevident health`: prints the state of an experiment or a launch in the words of the service.
 */
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { fail } from '../ending.ts';
import type { Reply } from '../http/reply.ts';
import { forwarder } from '../proxy/forward.ts';
import { type Environment, isThisMachine } from '../proxy/options.ts';
import { StartError } from '../start-error.ts';
import { type HealthOptions, healthOptionsOf } from './options.ts';

/** Prints the sentence. On a failure it prints one line and exits with 1. */
export const printHealth = async (argv: readonly string[]): Promise<void> => {
  try {
    const options = healthOptionsOf(argv, process.env);
    process.stdout.write(typeof options === 'string' ? options : await healthText(options));
  } catch (error) {
    fail(error);
  }
};

const healthText = async (options: HealthOptions): Promise<string> => {
  const answer = await ask(options);
  if (options.json) return `${JSON.stringify(answer, null, 2)}\n`;
  if (!answer.sentence)
    throw new StartError(`The service at ${options.url.origin} is an earlier version without sentences.`);
  const { headline, detail } = answer.sentence;
  return [headline, detail].map((one) => (one === '' ? '' : `${printable(one)}\n`)).join('');
};

interface Answer {
  readonly sentence?: { readonly headline: string; readonly detail: string };
}

const ask = async ({ url, region, path }: HealthOptions): Promise<Answer> => {
  const forward = forwarder({ url, region, credentials: credentialsFor(url, region, process.env) });
  const request = {
    id: randomUUID(),
    method: 'GET',
    path,
    query: '',
    rawHeaders: [],
    body: Buffer.alloc(0),
    sourceIp: '',
  };
  const reply = await forward(request);
  const answer = await parsed(reply, url);
  if (reply.status === 200) return answer;
  throw new StartError(String((answer as { message?: unknown }).message ?? `The answer is ${reply.status}.`));
};

/** A service on this machine accepts any credentials, and the search for missing credentials takes seconds. */
const credentialsFor = (url: URL, region: string, environment: Environment) => {
  const isTold = environment.AWS_ACCESS_KEY_ID !== undefined || environment.AWS_PROFILE !== undefined;
  if (isThisMachine(url) && !isTold) return async () => ({ accessKeyId: 'any', secretAccessKey: 'any' });
  return new DynamoDBClient({ region }).config.credentials;
};

const parsed = async ({ body, status }: Reply, { origin }: URL): Promise<Answer> => {
  const received = typeof body === 'string' || Buffer.isBuffer(body) ? String(body) : await text(body);
  try {
    return JSON.parse(received);
  } catch {
    throw new StartError(`The answer of ${origin} is no JSON (${status}): is it the address of the service?`);
  }
};

/** A unit is any text of a user, and a terminal obeys control characters. */
const printable = (line: string): string => line.replaceAll(/\p{Cc}/gu, ' ');
