/**
 * Which part of the agent answers a request.
 */
import { timingSafeEqual } from 'node:crypto';
import { corsHeaders } from '../../contract/cors.ts';
import { ServiceError } from '../../contract/errors.ts';
import { eventOperations } from '../../contract/event.ts';
import { answers } from '../../lambdas/functions/answers.ts';
import type { HandleMatched } from '../../lambdas/http/direct.ts';
import { errorAnswer } from '../../lambdas/http/error-response.ts';
import { type MatchedRoute, routeOf, routesOf } from '../../lambdas/http/route.ts';
import { forgivenPath, gatewayEvent } from '../gateway/gateway-event.ts';
import { gatewayReply } from '../gateway/gateway-reply.ts';
import type { Answer } from '../http/http-server.ts';
import { preflight } from '../http/preflight.ts';
import { firstHeader, type ReceivedRequest } from '../http/received-request.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import { refusalOf } from '../proxy/request.ts';
import { type Projects, projectNamed } from './projects.ts';

export interface AnswerParts {
  readonly projects: Projects;
  readonly evaluations: HandleMatched;
  /** PutProjectEvents to a project by its name. */
  readonly events: (request: ReceivedRequest, project: string) => Promise<Reply>;
  readonly forward: Answer;
  readonly health: () => object;
  /** The project of OFREP requests that name none. */
  readonly rootProject: string | undefined;
  readonly accessToken: string | undefined;
}

const routes = routesOf({ ...answers.rows, ...eventOperations });

export const agentAnswer =
  (parts: AnswerParts): Answer =>
  async (request) => {
    const { method, path } = request;
    if (method === 'OPTIONS') return preflight;
    if (method === 'GET' && path === '/health') return jsonReply(200, parts.health());
    const refusal = refusalOf(request);
    if (refusal) return refusal;
    const matched = routeOf(routes, method, forgivenPath(path));
    if (!matched) return parts.forward(request);
    try {
      return await (unauthorized(request, matched, parts.accessToken) ?? answerHere(request, matched, parts));
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const reply = gatewayReply(errorAnswer(error, matched));
      return { ...reply, headers: { ...reply.headers, ...corsHeaders } };
    }
  };

const answerHere = (request: ReceivedRequest, matched: MatchedRoute, parts: AnswerParts): Promise<Reply> => {
  const { projects, rootProject } = parts;
  const { project: reference = '' } = matched.params;
  const named = projectNamed(reference);
  if (matched.name === 'PutProjectEvents')
    return named === undefined ? parts.forward(request) : parts.events(request, named);
  // The service's time and its ARNs are known once it has answered.
  const fetching = fetchRules(reference === '' ? rootProject : named, projects, reference.includes(':'));
  const evaluate = () => {
    const context = { account: '', caller: undefined, project: rootProject, now: projects.now() };
    return parts.evaluations(gatewayEvent(request, context), matched).then(gatewayReply);
  };
  return fetching ? fetching.then(evaluate) : evaluate();
};

/**
 * Undefined where there is nothing to wait for. Without rules the handler says why, unless it would take an ARN for one
 * of another place.
 */
const fetchRules = (name: string | undefined, projects: Projects, isArn: boolean): Promise<unknown> | undefined => {
  const held = name ? projects.rules(name) : undefined;
  if (!(held instanceof Promise)) return undefined;
  return isArn ? held : held.catch(() => undefined);
};

/** The token guards OFREP only: the SDKs' clients sign, and cannot send another header. */
const unauthorized = (request: ReceivedRequest, { row, params }: MatchedRoute, token?: string): Reply | undefined => {
  if (token === undefined || !('protocol' in row) || row.protocol !== 'ofrep') return undefined;
  const [sent, wanted] = [firstHeader(request, 'authorization') ?? '', `Bearer ${token}`].map((text) =>
    Buffer.from(text),
  );
  if (sent?.length === wanted?.length && timingSafeEqual(sent as Buffer, wanted as Buffer)) return undefined;
  const { key } = params;
  const errorDetails = 'The bearer token of the request is not the one of this agent: --access-token sets it.';
  return jsonReply(401, { ...(key === undefined ? {} : { key }), errorCode: 'GENERAL', errorDetails });
};
