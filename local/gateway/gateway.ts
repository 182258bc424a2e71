/**
 * The API Gateway of the local service: answers a received request by the function that handles it.
 */
import type { KeyGrant } from '../../domain/key/key.ts';
import type { Handle } from '../../lambdas/http/dispatch.ts';
import { isForConsole, redirectToConsole } from '../console/console.ts';
import { preflight } from '../http/preflight.ts';
import type { ReceivedRequest } from '../http/received-request.ts';
import { errorReply, type Reply } from '../http/reply.ts';
import { isVisit } from '../http/visit.ts';
import { type AuthorizationRules, authorize } from './authorize.ts';
import { type CheckKey, isForKeys, keyHeader, unauthorized } from './authorize-key.ts';
import type { Caller } from './caller.ts';
import { compress } from './compress.ts';
import { forgivenPath, gatewayEvent } from './gateway-event.ts';
import { gatewayReply } from './gateway-reply.ts';

export interface GatewayParts extends AuthorizationRules {
  /** The service behind the gateway. */
  readonly handle: Handle;
  /** The service's time, epoch milliseconds. */
  readonly now: () => number;
  /** The project of requests that name none. */
  readonly project?: string | undefined;
  readonly local: (request: ReceivedRequest) => Promise<Reply>;
  /** The files of the console. They are no secret: what they show is called for like everything else. */
  readonly consoleFiles?: (request: ReceivedRequest) => Promise<Reply>;
  /** Without it no key is valid. */
  readonly checkKey?: CheckKey | undefined;
}

/**
 * Scripts wait for health before they have credentials, and clients that sign their calls read the clock with plain
 * HTTP. Neither is a secret.
 */
const isPublic = ({ method, path }: ReceivedRequest): boolean =>
  path === '/_local/health' || (method === 'GET' && path === '/_local/clock');

export const gateway =
  ({ handle, now, project, local, consoleFiles, checkKey, ...rules }: GatewayParts) =>
  async (request: ReceivedRequest): Promise<Reply> => {
    if (isPublic(request)) return local(request);
    if (request.method === 'OPTIONS') return preflight;
    if (isVisit(request)) return redirectToConsole;
    if (consoleFiles && isForConsole(request)) return compress(request, await consoleFiles(request));
    const answer = await admit(request, { ...rules, checkKey });
    if ('refusal' in answer) return answer.refusal;
    const { caller, grant } = answer;
    if (request.path.startsWith('/_local/')) return grant ? forbidden : local(request);
    const event = gatewayEvent(request, { account: rules.account, caller, project, grant, now: now() });
    return compress(request, gatewayReply(await handle(event)));
  };

interface Admitted {
  readonly caller: Caller | undefined;
  readonly grant?: KeyGrant | undefined;
}

/** A key is always checked. Where requests are signed, the routes for keys need one, as in AWS. */
const admit = async (
  request: ReceivedRequest,
  { checkKey, ...rules }: AuthorizationRules & Pick<GatewayParts, 'checkKey'>,
): Promise<Admitted | { readonly refusal: Reply }> => {
  const key = keyHeader(request);
  if (key !== undefined) {
    const grant = await checkKey?.(key);
    return grant ? { caller: undefined, grant } : { refusal: unauthorized };
  }
  const needsKey = rules.credentials.size > 0 && isForKeys(request, forgivenPath(request.path));
  return needsKey ? { refusal: unauthorized } : authorize(request, rules);
};

const forbidden = errorReply(403, 'AccessDeniedException', 'A key is not enough for this.');
