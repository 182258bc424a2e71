/**
 * The session of a person of the user pool: an authorization code with PKCE, tokens in memory, and credentials of the
 * person's role. Only the refresh token is in the storage of the tab, so that a reload keeps the session and a closed
 * tab ends it.
 */
import { useSyncExternalStore } from 'react';
import { machineNow } from './clock.ts';
import { type CognitoConfig, credentialsFor, revoke, type Tokens, tokensFor } from './cognito.ts';
import { config } from './config.ts';
import { setCredentials } from './credentials.ts';
import { challengeOf, newSecrets, type SignInSecrets } from './pkce.ts';
import { queryClient, refreshAll } from './query-client.ts';
import { roleOf, setRole } from './role.ts';

export interface Session {
  /** Who it is: a name or an address of mail. */
  readonly person: string;
  readonly groups: readonly string[];
  /** Why the session could not be renewed; the last credentials stay while they last. */
  readonly ended?: string;
}

interface Pending extends SignInSecrets {
  /** The address to come back to. */
  readonly address: string;
  /** Whether this window was opened to renew the session of another. */
  readonly forAnother: boolean;
}

const PENDING = 'selfevident.sign-in';
const REFRESH = 'selfevident.refresh';
/** Tells a tab whose session has ended that the person is there again. */
const CHANNEL = 'selfevident.session';
/** Credentials last for an hour. In milliseconds. */
const RENEW_AFTER = 50 * 60_000;

let session: Session | undefined;
/** By the clock of the service's machine. */
let begunAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

const show = (next: Session | undefined): void => {
  session = next;
  setRole(next && roleOf(next.groups));
  for (const tell of listeners) tell();
};

export const useSession = (): Session | undefined =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => session,
  );

const cognito = (): CognitoConfig => config() as unknown as CognitoConfig;
const home = (): string => `${location.origin}${import.meta.env.BASE_URL}`;

/** Leads to the page where people sign in. */
export const signIn = async ({ forAnother = false } = {}): Promise<void> => {
  const secrets = newSecrets();
  const pending: Pending = { ...secrets, forAnother, address: location.pathname + location.search };
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: cognito().client,
    redirect_uri: home(),
    scope: 'openid email profile',
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: await challengeOf(secrets.verifier),
    code_challenge_method: 'S256',
  });
  location.assign(`${cognito().signIn}/oauth2/authorize?${query}`);
};

/**
 * Goes on with what the address or the storage of the tab has: a code that came back, or a session before a reload.
 *
 * @returns why the person is not signed in, if there was something to go on with.
 */
export const resumeSession = async (): Promise<string | undefined> => {
  const query = new URLSearchParams(location.search);
  const again = query.has(AGAIN);
  try {
    if (again) await signIn({ forAnother: true });
    else if (query.has('state')) await takeCode(query);
    else if (sessionStorage.getItem(REFRESH)) await renew();
    // The router keeps addresses there, with names in them, and does so once more when the page is left by signing out.
    else sessionStorage.clear();
  } catch (error) {
    return (error as Error).message;
  }
};

const AGAIN = 'sign-in-again';

const takeCode = async (query: URLSearchParams): Promise<void> => {
  const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? 'null') as Pending | null;
  sessionStorage.removeItem(PENDING);
  // Neither the code nor the state stays in the address or in its history.
  history.replaceState(null, '', pending?.address ?? home());
  if (!pending || query.get('state') !== pending.state) throw new Error('This sign-in was not begun in this tab.');
  const code = query.get('code');
  if (!code) throw new Error(query.get('error_description') ?? 'The sign-in gave no code.');
  const tokens = await tokensFor(cognito(), {
    grant_type: 'authorization_code',
    code,
    redirect_uri: home(),
    code_verifier: pending.verifier,
  });
  if (claimsOf(tokens).nonce !== pending.nonce) throw new Error('This token is not of this sign-in.');
  await begin(tokens);
  if (pending.forAnother) giveToOther(tokens);
};

const renew = async (): Promise<void> => {
  const token = sessionStorage.getItem(REFRESH) ?? '';
  await begin(await tokensFor(cognito(), { grant_type: 'refresh_token', refresh_token: token }));
};

const begin = async (tokens: Tokens): Promise<void> => {
  if (tokens.refreshToken) sessionStorage.setItem(REFRESH, tokens.refreshToken);
  setCredentials(await credentialsFor(cognito(), tokens.idToken));
  const { name, email, sub, 'cognito:groups': groups = [] } = claimsOf(tokens);
  begunAt = machineNow();
  show({ person: String(name ?? email ?? sub), groups: groups as string[] });
  clearTimeout(timer);
  timer = setTimeout(() => void renewOrSay(), RENEW_AFTER);
};

/** Forms keep what is in them: the page stays, and a banner asks to sign in again. */
const renewOrSay = async (): Promise<void> => {
  try {
    await renew();
  } catch (error) {
    if (session) show({ ...session, ended: (error as Error).message });
  }
};

/** A computer that slept has run no timer. */
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && session && !session.ended && isOld()) void renewOrSay();
});
const isOld = (): boolean => machineNow() - begunAt > RENEW_AFTER;

/** Opens a window to sign in again, and takes the session from it. This page and its forms stay as they are. */
export const signInAgain = (): void => {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    channel.close();
    sessionStorage.setItem(REFRESH, String(data));
    void renew().then(refreshAll, () => undefined);
  };
  window.open(`${home()}?${AGAIN}`, '_blank', 'popup,width=480,height=720');
};

const giveToOther = ({ refreshToken }: Tokens): void => {
  if (!refreshToken) return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(refreshToken);
  channel.close();
  sessionStorage.removeItem(REFRESH);
  window.close();
};

/** Leaves nothing behind: no token, no credentials, no answer, and no session of the user pool. */
export const signOut = async (): Promise<void> => {
  const token = sessionStorage.getItem(REFRESH);
  clearTimeout(timer);
  sessionStorage.removeItem(REFRESH);
  sessionStorage.removeItem(PENDING);
  setCredentials(undefined);
  queryClient.clear();
  show(undefined);
  if (token) await revoke(cognito(), token);
  const query = new URLSearchParams({ client_id: cognito().client, logout_uri: home() });
  location.assign(`${cognito().signIn}/logout?${query}`);
};

/** The claims of a token, which came from its issuer itself. */
const claimsOf = ({ idToken }: Tokens): Readonly<Record<string, unknown>> => {
  const [, payload = ''] = idToken.split('.');
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as Readonly<Record<string, unknown>>;
};
