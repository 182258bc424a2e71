/**
 * Whose credentials sign: those of the environment, as in Lambda, or of the container, as in ECS and EKS. Any others
 * come from a function, such as `fromNodeProviderChain()` of `@aws-sdk/credential-providers`.
 */
import { exchange } from './exchange.ts';
import type { Credentials } from './signature.ts';

export type CredentialsSource = Credentials | (() => Promise<Credentials>);
type Environment = Readonly<Record<string, string | undefined>>;

/** Credentials of a container are asked for again when they end within this time, in milliseconds. */
const MARGIN = 5 * 60_000;
const CONTAINER_HOST = 'http://169.254.170.2';

/** Resolves to undefined where there are none: then nothing is signed, and a service on the same machine answers. */
export const credentialsOf = (
  given: CredentialsSource | undefined,
  environment: Environment = process.env,
): (() => Promise<Credentials | undefined>) => {
  if (typeof given === 'function') return given;
  if (given) return async () => given;
  const address = containerAddress(environment);
  let container: { readonly credentials: Credentials; readonly ends: number } | undefined;
  return async () => {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
    if (accessKeyId && secretAccessKey)
      return { accessKeyId, secretAccessKey, sessionToken: environment.AWS_SESSION_TOKEN };
    if (!address) return undefined;
    if (!container || container.ends - MARGIN < Date.now()) container = await askContainer(address, environment);
    return container.credentials;
  };
};

const containerAddress = ({
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: path,
  AWS_CONTAINER_CREDENTIALS_FULL_URI: address,
}: Environment): URL | undefined => {
  if (path) return new URL(path, CONTAINER_HOST);
  return address ? new URL(address) : undefined;
};

const askContainer = async (url: URL, environment: Environment) => {
  const { AWS_CONTAINER_AUTHORIZATION_TOKEN: token, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file } = environment;
  const authorization = file ? process.getBuiltinModule('node:fs').readFileSync(file, 'utf8').trim() : token;
  const answer = await exchange(url, { method: 'GET', headers: authorization ? { authorization } : {} });
  if (answer.status !== 200) throw new Error(`The container's credentials could not be read (${answer.status}).`);
  const { AccessKeyId, SecretAccessKey, Token, Expiration } = JSON.parse(answer.body);
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: Token };
  return { credentials, ends: Date.parse(Expiration) };
};
