import { queryOptions } from '@tanstack/react-query';
import { type LocalClock, noteLocalClock } from '../clock.ts';
import { config } from '../config.ts';
import { Failure } from '../failure.ts';
import { readAnswer } from '../read-answer.ts';

const OPERATION = 'the local clock';

/** How the clock of a local service stands. */
export const localClockQuery = () =>
  queryOptions({
    queryKey: ['local-clock'],
    enabled: config().local,
    refetchInterval: 30_000,
    queryFn: ({ signal }) => ask({ signal }),
  });

export interface ClockMove {
  readonly advanceSeconds?: number;
  /** A moment, ISO 8601. */
  readonly now?: string;
  readonly frozen?: boolean;
}

export const moveLocalClock = (move: ClockMove): Promise<LocalClock> =>
  ask({ method: 'POST', body: JSON.stringify(move), headers: { 'content-type': 'application/json' } });

/** As the wire has them: times are ISO 8601. */
interface ClockFacts {
  readonly now: string;
  readonly offsetSeconds: number;
  readonly frozen: boolean;
  readonly nextEvent?: string;
}

const ask = async (init: RequestInit): Promise<LocalClock> => {
  const answer = await fetch(`${config().api}/_local/clock`, init).catch((error: unknown) => {
    throw new Failure({ kind: 'unreachable', operation: OPERATION, message: String(error) });
  });
  const { now, nextEvent, ...facts } = (await readAnswer(answer, OPERATION)) as ClockFacts;
  const next = nextEvent === undefined ? {} : { nextEvent: Date.parse(nextEvent) };
  const clock = { ...facts, ...next, now: Date.parse(now) };
  noteLocalClock(clock);
  return clock;
};
