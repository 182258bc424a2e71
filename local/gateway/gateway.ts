/**
 * The API Gateway of the local service: answers a received request by the function that handles it.
 */
import type { Handle } from '../../lambdas/http/dispatch.ts';
import { isForConsole, redirectToConsole } from '../console/console.ts';
import { preflight } from '../http/preflight.ts';
import type { ReceivedRequest } from '../http/received-request.ts';
import type { Reply } from '../http/reply.ts';
import { isVisit } from '../http/visit.ts';
import { type AuthorizationRules, authorize } from './authorize.ts';
import { compress } from './compress.ts';
import { gatewayEvent } from './gateway-event.ts';
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
}

/**
 * Scripts wait for health before they have credentials, and clients that sign their calls read the clock with plain
 * HTTP. Neither is a secret.
 */
const isPublic = ({ method, path }: ReceivedRequest): boolean =>
  path === '/_local/health' || (method === 'GET' && path === '/_local/clock');

export const gateway =
  ({ handle, now, project, local, consoleFiles, ...rules }: GatewayParts) =>
  async (request: ReceivedRequest): Promise<Reply> => {
    if (isPublic(request)) return local(request);
    if (request.method === 'OPTIONS') return preflight;
    if (isVisit(request)) return redirectToConsole;
    if (consoleFiles && isForConsole(request)) return consoleFiles(request);
    const answer = await authorize(request, rules);
    if ('refusal' in answer) return answer.refusal;
    if (request.path.startsWith('/_local/')) return local(request);
    const event = gatewayEvent(request, { account: rules.account, caller: answer.caller, project, now: now() });
    return compress(request, gatewayReply(await handle(event)));
  };
