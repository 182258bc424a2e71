/**
 * A service that a command asks: its operations, its time, and the line that says how far the work has come.
 */
import { findPlace, type PlaceOptions } from '../client/place.ts';
import { type Call, openClient } from '../client/service-client.ts';
import { isThisMachine } from '../proxy/options.ts';
import { openProgress, type Progress } from './progress.ts';

export interface FlagsService {
  readonly call: Call;
  readonly progress: Progress;
  /** Epoch seconds. */
  readonly now: number;
  /** The address, for messages. */
  readonly origin: string;
}

/** @throws StartError */
export const openFlagsService = async (options: PlaceOptions): Promise<FlagsService> => {
  const place = await findPlace(options, process.env);
  const { origin } = place.url;
  return { call: openClient(place), progress: openProgress(), now: (await timeAt(place.url)) / 1000, origin };
};

/** Milliseconds for an answer. */
const TIMEOUT = 2_000;

/** The clock of a service on this machine may have been moved. A deployment has the world's. */
const timeAt = async (url: URL): Promise<number> => {
  if (!isThisMachine(url)) return Date.now();
  try {
    const response = await fetch(new URL('/_local/clock', url), { signal: AbortSignal.timeout(TIMEOUT) });
    const time = Date.parse(((await response.json()) as { now?: string }).now ?? '');
    return Number.isNaN(time) ? Date.now() : time;
  } catch {
    // No local service, or none at all: the next request says so.
    return Date.now();
  }
};
