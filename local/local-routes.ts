/**
 * What only the local service has, under `/_local/`: health, the clock, and waiting until all is counted.
 */
import type { Clock } from './clock.ts';
import { clockMoveOf } from './clock-request.ts';
import type { ReceivedRequest } from './received-request.ts';
import { jsonReply, type Reply } from './reply.ts';

export interface LocalHooks {
  /** Does what fell due between two times (epoch milliseconds), each at its own time, and lets it be counted. */
  onAdvance?(from: number, to: number): Promise<void>;
  /** Resolves when everything written so far is counted. */
  drain?(): Promise<void>;
}

/** @returns a function that answers one request at a time: moves of the clock never overlap. */
export const localRoutes = (clock: Clock, hooks: LocalHooks): ((request: ReceivedRequest) => Promise<Reply>) => {
  const routes: Readonly<Record<string, (body: string) => Reply | Promise<Reply>>> = {
    'GET /_local/health': () => jsonReply(200, { status: 'ok' }),
    'GET /_local/clock': () => clockReply(clock),
    'POST /_local/clock': inTurn((body) => moveClock(body, clock, hooks)),
    'POST /_local/drain': async () => {
      await hooks.drain?.();
      return jsonReply(200, {});
    },
  };
  return async ({ method, path, body }) =>
    routes[`${method} ${path}`]?.(body.toString('utf8')) ??
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

/** Lets each call wait for the one before it, however that ended. */
const inTurn = <Argument, Result>(run: (argument: Argument) => Promise<Result>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (argument: Argument): Promise<Result> => {
    const turn = last.then(() => run(argument));
    last = turn.catch(() => undefined);
    return turn;
  };
};
