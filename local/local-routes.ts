/**
 * Routes that only the local service has, below `/_local/`: health, the clock, the drain, the events and the alarms.
 */

import type { AlarmState } from '../domain/alarm.ts';
import { serialize } from '../lambdas/concurrency.ts';
import { failureKind, StoreError } from '../lambdas/store/table/store-error.ts';
import { requestedState } from './alarms.ts';
import type { Journey } from './clock/advance.ts';
import type { Clock, ClockMove } from './clock/clock.ts';
import { clockNotice } from './clock/clock-notice.ts';
import { clockMoveOf } from './clock/clock-request.ts';
import type { ReceivedRequest } from './http/received-request.ts';
import { errorReply, jsonReply, type Reply } from './http/reply.ts';

export interface LocalHooks {
  /** Moves the clock. Everything due on the way happens at its own time, and is counted. */
  advance?(clock: Clock, journey: Journey): Promise<void>;
  /** Resolves to the next time, epoch milliseconds, at which a step begins or an experiment ends; undefined for none. */
  nextEvent?(after: number): Promise<number | undefined>;
  /** Resolves when everything written so far is counted and delivered. */
  drain?(): Promise<void>;
  /** Resolves to the problem that keeps the service from serving, as a sentence; undefined when there is none. */
  health?(): Promise<string | undefined>;
  /** Sets the state of an alarm, and resolves when the launches that it guards are guarded. */
  setAlarm?(name: string, state: AlarmState): Promise<object>;
  /** Resolves to the events after the one with this id, the newest last; undefined when that one is not there. */
  events?(after?: string): Promise<readonly unknown[] | undefined>;
}

/** Moves of the clock never overlap; other requests are answered meanwhile. */
export const localRoutes = (clock: Clock, hooks: LocalHooks): ((request: ReceivedRequest) => Promise<Reply>) => {
  const runInTurn = serialize();
  const routes: Readonly<Record<string, (body: string, query: string) => Reply | Promise<Reply>>> = {
    'GET /_local/health': async () => healthReply(clock, await hooks.health?.()),
    'GET /_local/clock': () => clockReply(clock, hooks),
    'POST /_local/clock': (body) => runInTurn(() => moveClock(body, clock, hooks)),
    'POST /_local/drain': async () => {
      await hooks.drain?.();
      return jsonReply(200, {});
    },
    'GET /_local/events': async (_, query) => {
      const after = new URLSearchParams(query).get('after') ?? undefined;
      const events = await hooks.events?.(after);
      return events
        ? jsonReply(200, events)
        : jsonReply(400, { message: `There is no event ${after}, or no longer: the newest are kept.` });
    },
  };
  return async ({ method, path, query, body }) => {
    const route = routes[`${method} ${path}`] ?? alarmRoute(hooks, method, path);
    if (!route)
      return jsonReply(404, {
        message: `There is no ${method} ${path}; there are ${[...Object.keys(routes), SET_ALARM].join(', ')}.`,
      });
    try {
      return await route(body.toString('utf8'), query);
    } catch (error) {
      if (!(error instanceof StoreError || failureKind(error))) throw error;
      return errorReply(503, 'ServiceUnavailableException', 'The store cannot be reached; try again.');
    }
  };
};

const SET_ALARM = 'POST /_local/alarms/{name}';

const alarmRoute = ({ setAlarm }: LocalHooks, method: string, path: string) => {
  const [, encoded] = /^\/_local\/alarms\/([^/]+)$/.exec(path) ?? [];
  const name = encoded === undefined ? undefined : decoded(encoded);
  if (method !== 'POST' || name === undefined || !setAlarm) return undefined;
  return async (body: string): Promise<Reply> => {
    const requested = requestedState(body);
    if (typeof requested === 'string') return jsonReply(400, { message: requested });
    return jsonReply(200, await setAlarm(name, requested.state));
  };
};

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

const healthReply = (clock: Clock, problem: string | undefined): Reply => {
  const notice = clockNotice(clock);
  const facts = { ...(notice ? { notice } : {}), clock: clockFacts(clock) };
  return problem === undefined
    ? jsonReply(200, { status: 'ok', ...facts })
    : jsonReply(503, { status: 'unavailable', message: problem, ...facts });
};

const moveClock = async (body: string, clock: Clock, hooks: LocalHooks): Promise<Reply> => {
  const requested = clockMoveOf(body, clock.now());
  if (typeof requested === 'string') return jsonReply(400, { message: requested });
  const move = catchUp(requested, clock);
  if (hooks.advance && move.to !== undefined) await hooks.advance(clock, { ...move, to: move.to });
  else clock.move(move);
  return clockReply(clock, hooks);
};

/** A clock that starts again behind the system's goes to the system's time first, by a journey like any other. */
const catchUp = (move: ClockMove, clock: Clock): ClockMove => {
  const offset = clock.offset();
  if (move.frozen !== false || offset >= 0) return move;
  return { ...move, to: Math.max(move.to ?? 0, clock.now() - offset) };
};

const clockReply = async (clock: Clock, hooks: LocalHooks): Promise<Reply> => {
  const next = await nextEventOf(clock, hooks);
  return jsonReply(200, {
    ...clockFacts(clock),
    ...(next === undefined ? {} : { nextEvent: new Date(next).toISOString() }),
  });
};

/** The time is known without the store, so a store that cannot be reached takes only this from the answer. */
const nextEventOf = async (clock: Clock, { nextEvent }: LocalHooks): Promise<number | undefined> => {
  try {
    return await nextEvent?.(clock.now());
  } catch (error) {
    if (error instanceof StoreError || failureKind(error)) return undefined;
    throw error;
  }
};

const clockFacts = (clock: Clock) => ({
  now: new Date(clock.now()).toISOString(),
  offsetSeconds: clock.offset() / 1000,
  frozen: clock.frozen(),
});
