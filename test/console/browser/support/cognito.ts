/**
 * A deployment as a browser meets it: the pages at one origin, the API at another, and Cognito at a third. Cognito is a
 * stand-in that holds each request to what Amazon documents of its endpoints (RFC 6749 and 7636 for the user pool,
 * AWS JSON 1.1 for the identity pool), and refuses what the real one would; `npm run verify -- deployed console` has an
 * emulator instead.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { contentPolicy } from '../../../../domain/content-policy.ts';
import { fileReply } from '../../../../local/console/console-file.ts';

interface Key {
  readonly id: string;
  readonly secret: string;
}

export interface Deployment {
  /** Where the pages are. */
  readonly origin: string;
  /** From now on no session is renewed. */
  readonly endSessions: () => void;
  /** What was granted so far, in order: `authorization_code`, `refresh_token`. */
  readonly grants: readonly string[];
  readonly stop: () => void;
}

const CLIENT = 'client-of-the-console';
const POOL = 'us-east-1:pool';
const PROVIDER = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_pool';

interface Code {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirect: string;
}

/** @param keys what the identity pool hands out, one after the other; the last one stays. */
export const startDeployment = async (api: string, keys: readonly Key[]): Promise<Deployment> => {
  const codes = new Map<string, Code>();
  const sessions = new Set<string>();
  const idTokens = new Set<string>();
  const grants: string[] = [];
  let handedOut = 0;
  let origin = '';
  let cognito = '';

  const tokens = (nonce?: string) => {
    const claims = { sub: 'ann', name: 'Ann Lee', nonce, jti: randomUUID(), 'cognito:groups': ['admin'] };
    const idToken = ['header', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'signature'].join('.');
    idTokens.add(idToken);
    return idToken;
  };

  const authorize = (query: URLSearchParams): Reply => {
    const get = (name: string): string => query.get(name) ?? '';
    const isRight =
      get('response_type') === 'code' &&
      get('client_id') === CLIENT &&
      get('redirect_uri') === `${origin}/console/` &&
      get('scope').split(' ').includes('openid') &&
      get('state') !== '' &&
      get('code_challenge_method') === 'S256';
    if (!isRight) return [400, `invalid_request: ${query}`];
    const code = randomUUID();
    codes.set(code, { nonce: get('nonce'), challenge: get('code_challenge'), redirect: get('redirect_uri') });
    const back = `${get('redirect_uri')}?code=${code}&amp;state=${encodeURIComponent(get('state'))}`;
    return [200, `<!doctype html><title>Pool</title><link rel="icon" href="data:,"><a href="${back}">Go in as Ann</a>`];
  };

  const grant = (asked: URLSearchParams): Reply => {
    const type = asked.get('grant_type') ?? '';
    if (asked.get('client_id') !== CLIENT) return [400, { error: 'invalid_client' }];
    if (type === 'refresh_token') {
      if (!sessions.has(asked.get('refresh_token') ?? '')) return [400, { error: 'invalid_grant' }];
      grants.push(type);
      return [200, { id_token: tokens(), access_token: 'unused', token_type: 'Bearer', expires_in: 3_600 }];
    }
    const code = codes.get(asked.get('code') ?? '');
    codes.delete(asked.get('code') ?? '');
    const digest = createHash('sha256')
      .update(asked.get('code_verifier') ?? '')
      .digest('base64url');
    if (type !== 'authorization_code' || code?.challenge !== digest || code.redirect !== asked.get('redirect_uri'))
      return [400, { error: 'invalid_grant' }];
    const refresh = randomUUID();
    sessions.add(refresh);
    grants.push(type);
    return [
      200,
      { id_token: tokens(code.nonce), access_token: 'unused', refresh_token: refresh, token_type: 'Bearer' },
    ];
  };

  const identity = (target: string, asked: Readonly<Record<string, unknown>>): Reply => {
    const { [PROVIDER]: token = '' } = (asked.Logins ?? {}) as Readonly<Record<string, string>>;
    if (!idTokens.has(token)) return [400, { __type: 'NotAuthorizedException', message: 'Invalid login token.' }];
    if (target === 'AWSCognitoIdentityService.GetId' && asked.IdentityPoolId === POOL)
      return [200, { IdentityId: `${POOL}-ann` }];
    if (target !== 'AWSCognitoIdentityService.GetCredentialsForIdentity' || asked.IdentityId !== `${POOL}-ann`)
      return [400, { __type: 'InvalidParameterException', message: target }];
    const key = keys[Math.min(handedOut, keys.length - 1)] as Key;
    handedOut += 1;
    const Credentials = { AccessKeyId: key.id, SecretKey: key.secret, SessionToken: 'session', Expiration: 4e9 };
    return [200, { IdentityId: asked.IdentityId, Credentials }];
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin);
    if (pathname === '/console/config.json') {
      const config = { api, region: 'us-east-1', version: '0.1.0', signing: 'cognito', local: false };
      const addresses = { signIn: cognito, identity: cognito, client: CLIENT, provider: PROVIDER, identityPool: POOL };
      return end(response, [200, { ...config, ...addresses }]);
    }
    if (pathname.startsWith('/console/')) {
      const { status, headers, body } = fileReply('dist/console', pathname.slice('/console/'.length));
      const policy = contentPolicy([api, cognito]);
      response.writeHead(status, { ...headers, 'content-security-policy': policy } as Record<string, string>).end(body);
      return;
    }
    const body = await text(request);
    const type = request.headers['content-type'] ?? '';
    if (request.method === 'OPTIONS') return end(response, [200, {}]);
    if (pathname === '/oauth2/authorize') return end(response, authorize(searchParams));
    if (pathname === '/oauth2/token' && type.startsWith('application/x-www-form-urlencoded'))
      return end(response, grant(new URLSearchParams(body)));
    if (pathname === '/' && type === 'application/x-amz-json-1.1')
      return end(response, identity(String(request.headers['x-amz-target']), JSON.parse(body)));
    return end(response, [404, { message: pathname }]);
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  cognito = `http://localhost:${port}`;
  return { origin, grants, endSessions: () => sessions.clear(), stop: () => void server.close() };
};

type Reply = readonly [status: number, body: object | string];

const end = (response: ServerResponse, [status, body]: Reply): void => {
  const isPage = typeof body === 'string';
  response
    .writeHead(status, {
      'content-type': isPage ? 'text/html' : 'application/json',
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
    })
    .end(isPage ? body : JSON.stringify(body));
};
