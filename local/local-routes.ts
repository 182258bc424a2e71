/**
 * What only the local service has, under `/_local/`: health, the clock, waiting until all is counted, and the events.
 */
import type { Clock } from './clock.ts';
import { clockMoveOf } from './clock-request.ts';
import type { ReceivedRequest } from './received-request.ts';
import { jsonReply, type Reply } from './reply.ts';
import { takingTurns } from './take-turns.ts';

export interface LocalHooks {
  /** Does what fell due between two times (epoch milliseconds), each at its own time, and lets it be counted. */
  onAdvance?(from: number, to: number): Promise<void>;
  /** Resolves when everything written so far is counted. */
  drain?(): Promise<void>;
  /** The events published so far behind the one with this id, the newest last; undefined when there is no such one. */
  events?(after?: string): Promise<readonly unknown[] | undefined>;
}

/** @returns a function that answers one request at a time: moves of the clock never overlap. */
export const localRoutes = (clock: Clock, hooks: LocalHooks): ((request: ReceivedRequest) => Promise<Reply>) => {
  const inTurn = takingTurns();
  const routes: Readonly<Record<string, (body: string, query: string) => Reply | Promise<Reply>>> = {
    'GET /_local/health': () => jsonReply(200, { status: 'ok' }),
    'GET /_local/clock': () => clockReply(clock),
    'POST /_local/clock': (body) => inTurn(() => moveClock(body, clock, hooks)),
    'POST /_local/drain': async () => {
      await hooks.drain?.();
      return jsonReply(200, {});
    },
    'GET /_local/events': async (_, query) => {
      const after = new URLSearchParams(query).get('after') ?? undefined;
      const events = await hooks.events?.(after);
      return events ? jsonReply(200, events) : jsonReply(400, { message: `There is no event ${after}.` });
    },
  };
  return async ({ method, path, query, body }) =>
    routes[`${method} ${path}`]?.(body.toString('utf8'), query) ??
    jsonReply(404, { message: `There is no ${method} ${path}; there are ${Object.keys(routes).join(', ')}.` });
};

const moveClock = async (body: string, clock: Clock, { onAdvance }: LocalHooks): Promise<Reply> => {
  const from = clock.now();
  const move = clockMoveOf(body, from);
  if (typeof move === 'string') return jsonReply(400, { message: move });
  clock.move(move);
  if (move.to !== undefined && move.to > from) await onAdvance?.(from, move.to);
  return clockReply(clock);
};

const clockReply = (clock: Clock): Reply =>
  jsonReply(200, {
    now: new Date(clock.now()).toISOString(),
    offsetSeconds: clock.offset() / 1000,
    frozen: clock.frozen(),
  });
