/**
 * The DynamoDB that the service runs on: the embedded one, or the one that the environment names.
 */
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf, StartError } from '../start-error.ts';
import type { DataDirectory } from './data-directory.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from './embedded-dynamodb.ts';

export interface Dynamodb extends EmbeddedDynamodb {
  /** Undefined leaves the choice to the AWS SDK. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
}

const anyCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Milliseconds that another DynamoDB, perhaps started a moment ago, may take until it answers. */
const TIMEOUT = 20_000;

/** @throws StartError when the embedded one does not start, or the other does not answer. */
export const openDynamodb = async (
  directory: DataDirectory,
  environment = process.env,
  timeoutMs = TIMEOUT,
): Promise<Dynamodb> => {
  const { AWS_ENDPOINT_URL_DYNAMODB: endpoint, AWS_ACCESS_KEY_ID: key, AWS_PROFILE: profile } = environment;
  if (!endpoint) return { ...(await startEmbeddedDynamodb(directory)), credentials: anyCredentials };
  if (!URL.canParse(endpoint)) throw new StartError(`AWS_ENDPOINT_URL_DYNAMODB is no URL: ${endpoint}`);
  await waitUntilListening(endpoint, Date.now() + timeoutMs);
  return {
    endpoint,
    credentials: key || profile ? undefined : anyCredentials,
    failed: new Promise(() => undefined),
    stop: async () => undefined,
  };
};

/** @param until epoch milliseconds. */
const waitUntilListening = async (endpoint: string, until: number): Promise<void> => {
  const { protocol, hostname, port } = new URL(endpoint);
  const address = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (protocol === 'https:' ? 443 : 80) };
  for (;;)
    try {
      const socket = connect(address);
      await once(socket, 'connect');
      socket.destroy();
      return;
    } catch (error) {
      if (Date.now() >= until)
        throw new StartError(
          `The DynamoDB at ${endpoint}, the address in AWS_ENDPOINT_URL_DYNAMODB, does not answer: ${reasonOf(error)}.`,
        );
      await pause(100);
    }
};
