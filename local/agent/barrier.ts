/**
 * Custom events count for the arm that their entity was served before. So the service gets what was served first, in
 * calls of its own, and the call with the events after that, as it came: its digest makes a second try count once.
 */
import { randomUUID } from 'node:crypto';
import { firstHeader, type ReceivedRequest } from '../http/received-request.ts';

export const INVOCATION = 'amz-sdk-invocation-id';

/** The request with an invocation id, its own where it has one. Without one, no second try could be told from a first. */
export const withInvocation = (request: ReceivedRequest): ReceivedRequest =>
  firstHeader(request, INVOCATION)
    ? request
    : { ...request, rawHeaders: [...request.rawHeaders, INVOCATION, randomUUID()] };

/** The time of the latest event in a body of PutProjectEvents, in milliseconds since the epoch; undefined for none. */
export const latestTime = (body: string): number | undefined => {
  try {
    const { events } = JSON.parse(body) as { readonly events: readonly { readonly timestamp: number }[] };
    const latest = Math.max(...events.map(({ timestamp }) => timestamp * 1_000));
    return Number.isFinite(latest) ? latest : undefined;
  } catch {
    // The service says what is wrong with it.
    return undefined;
  }
};
