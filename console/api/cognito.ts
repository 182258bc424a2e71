/**
 * The few calls of Cognito that a session needs. Its own client would be as large as a screen.
 */
import type { Credentials } from './credentials.ts';

/** Where people sign in, from `config.json`. Emulators have other addresses, so none is made from the region. */
export interface CognitoConfig {
  /** The page where people sign in, without a slash at its end. */
  readonly signIn: string;
  /** Identity pools, likewise. */
  readonly identity: string;
  /** The id of the console as a client of the user pool. */
  readonly client: string;
  /** The user pool as a provider of the identity pool. */
  readonly provider: string;
  readonly identityPool: string;
}

export interface Tokens {
  readonly idToken: string;
  /** Absent where a token was renewed: the one before stays. */
  readonly refreshToken?: string;
}

/** @throws Error when there are no tokens for this code, or for this refresh token. */
export const tokensFor = async (
  { signIn, client }: CognitoConfig,
  grant: Readonly<Record<string, string>>,
): Promise<Tokens> => {
  const body = new URLSearchParams({ client_id: client, ...grant });
  const answer = await fetch(`${signIn}/oauth2/token`, { method: 'POST', body });
  if (!answer.ok) throw new Error(`The sign-in answered ${answer.status}.`);
  const { id_token: idToken, refresh_token: refreshToken } = await answer.json();
  if (typeof idToken !== 'string') throw new Error('The sign-in gave no token.');
  return { idToken, ...(typeof refreshToken === 'string' ? { refreshToken } : {}) };
};

/** Makes a refresh token worthless. That it cannot be done keeps nobody from leaving. */
export const revoke = async ({ signIn, client }: CognitoConfig, token: string): Promise<void> => {
  const body = new URLSearchParams({ client_id: client, token });
  await fetch(`${signIn}/oauth2/revoke`, { method: 'POST', body, keepalive: true }).catch(() => undefined);
};

/** @throws Error when the person has no role. */
export const credentialsFor = async (config: CognitoConfig, idToken: string): Promise<Credentials> => {
  const Logins = { [config.provider]: idToken };
  const { IdentityId } = await ask(config, 'GetId', { IdentityPoolId: config.identityPool, Logins });
  const { Credentials } = await ask(config, 'GetCredentialsForIdentity', { IdentityId, Logins });
  const { AccessKeyId, SecretKey, SessionToken } = Credentials as Readonly<Record<string, string>>;
  return {
    accessKeyId: AccessKeyId as string,
    secretAccessKey: SecretKey as string,
    sessionToken: SessionToken as string,
  };
};

const ask = async (
  { identity }: CognitoConfig,
  operation: string,
  members: object,
): Promise<Readonly<Record<string, unknown>>> => {
  const answer = await fetch(`${identity}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityService.${operation}`,
    },
    body: JSON.stringify(members),
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(String(body.message ?? `${operation} answered ${answer.status}.`));
  return body;
};
