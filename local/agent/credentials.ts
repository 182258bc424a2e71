/**
 * The credentials that the agent signs with. Those of the environment need no package; everything else loads the SDK's
 * chain (container, profile, single sign-on), which takes memory that most agents never need.
 */

import type { Upstream } from '../proxy/forward.ts';
import { type Environment, isThisMachine } from '../proxy/options.ts';

type Credentials = Upstream['credentials'];

/** Variables that say where credentials are to be had. */
const sources = [
  'AWS_PROFILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
];

/** A service on this machine accepts any credentials, and the search for missing ones takes seconds. */
export const credentialsFor = (url: URL, environment: Environment): Credentials => {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  if (accessKeyId && secretAccessKey) {
    const sessionToken = environment.AWS_SESSION_TOKEN;
    return async () => ({ accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) });
  }
  if (isThisMachine(url) && !sources.some((name) => environment[name]))
    return async () => ({ accessKeyId: 'any', secretAccessKey: 'any' });
  return chain();
};

const chain = (): Credentials => {
  let provider: Credentials | undefined;
  return async () => {
    provider ??= (await import('./credential-chain.ts')).defaultProvider();
    return provider();
  };
};
