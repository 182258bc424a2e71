/**
 * What only the local service has, under `/_local/`: health, the clock, waiting until all is counted, and the events.
 */
import type { Journey } from './advance.ts';
import type { Clock } from './clock.ts';
import { clockMoveOf } from './clock-request.ts';
import type { ReceivedRequest } from './received-request.ts';
import { jsonReply, type Reply } from './reply.ts';
import { takingTurns } from './take-turns.ts';

export interface LocalHooks {
  /** Moves the clock, makes happen what falls due on the way, each at its own time, and lets it be counted. */
  advance?(clock: Clock, journey: Journey): Promise<void>;
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

const moveClock = async (body: string, clock: Clock, { advance }: LocalHooks): Promise<Reply> => {
  const move = clockMoveOf(body, clock.now());
  if (typeof move === 'string') return jsonReply(400, { message: move });
  if (advance && move.to !== undefined) await advance(clock, { ...move, to: move.to });
  else clock.move(move);
  return clockReply(clock);
};

const clockReply = (clock: Clock): Reply =>
  jsonReply(200, {
    now: new Date(clock.now()).toISOString(),
    offsetSeconds: clock.offset() / 1000,
    frozen: clock.frozen(),
  });
