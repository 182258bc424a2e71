/**
 * The DynamoDB that the service runs on: the embedded one, or the one that the environment names.
 */
import type { DataDirectory } from './data-directory.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from './embedded-dynamodb.ts';
import { StartError } from './start-error.ts';

export interface Dynamodb extends EmbeddedDynamodb {
  /** The embedded one takes any; undefined leaves the choice to the AWS SDK. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
}

const anyCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

export const openDynamodb = async (directory: DataDirectory, environment = process.env): Promise<Dynamodb> => {
  const { AWS_ENDPOINT_URL_DYNAMODB: endpoint, AWS_ACCESS_KEY_ID: key, AWS_PROFILE: profile } = environment;
  if (!endpoint) return { ...(await startEmbeddedDynamodb(directory)), credentials: anyCredentials };
  if (!URL.canParse(endpoint)) throw new StartError(`AWS_ENDPOINT_URL_DYNAMODB is no URL: ${endpoint}`);
  return {
    endpoint,
    credentials: key || profile ? undefined : anyCredentials,
    failed: new Promise(() => undefined),
    stop: async () => undefined,
  };
};
