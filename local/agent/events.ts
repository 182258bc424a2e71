/**
 * PutProjectEvents through the agent: answered by the service once it knows what was served before; with a journal,
 * answered when the call is on disk, and sent afterwards.
 */
import { createHash } from 'node:crypto';
import { decode } from '../../contract/decode.ts';
import { cannotParse, ServiceError } from '../../contract/errors.ts';
import { eventOperations } from '../../contract/event.ts';
import { idsOf } from '../../lambdas/handlers/delivery-records.ts';
import { firstHeader, type ReceivedRequest } from '../http/received-request.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import { reasonOf } from '../start-error.ts';
import { INVOCATION, latestTime, withInvocation } from './barrier.ts';
import type { JournaledCall } from './journal.ts';
import type { Projects } from './projects.ts';
import { type Upstream, UpstreamError } from './upstream.ts';

type AnswerEvents = (request: ReceivedRequest, project: string) => Promise<Reply>;

/** The answer is the service's: what it has not acknowledged, nobody has. */
export const forwardEvents =
  (projects: Projects, { forward }: Upstream): AnswerEvents =>
  async (request, project) => {
    projects.requireListed(project);
    try {
      await projects.opened.get(project)?.sender.settle(latestTime(request.body.toString()));
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      return error.answer;
    }
    return forward(withInvocation(request));
  };

/** @param keep resolves when the call is on disk. */
export const journalEvents =
  (projects: Projects, keep: (call: JournaledCall) => Promise<void>): AnswerEvents =>
  async (request, project) => {
    const body = request.body.toString();
    const { events } = decode(eventOperations.PutProjectEvents, { params: { project }, query: {}, body: parsed(body) });
    await projects.rules(project);
    const invoked = withInvocation(request);
    const id = firstHeader(invoked, INVOCATION) as string;
    const { path } = request;
    const contentType = firstHeader(request, 'content-type') ?? 'application/json';
    const digest = createHash('sha256').update(`${id}\n${body}`).digest();
    const key = `${project} ${digest.toString('base64url')}`;
    try {
      await keep({ key, id, project, path, contentType, body, eventTime: latestTime(body) });
    } catch (error) {
      throw new ServiceError('ServiceUnavailableException', `The journal cannot be written: ${reasonOf(error)}`);
    }
    const idOf = idsOf(digest);
    return jsonReply(200, { failedEventCount: 0, eventResults: events.map((_, index) => ({ eventId: idOf(index) })) });
  };

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw cannotParse('The body is not valid JSON.');
  }
};
