/** An agent in this process that can be ended and killed as if it had one of its own. */
import { openAgent } from '../../local/agent/agent.ts';
import { type Journal, openJournal, type Room } from '../../local/agent/journal.ts';
import type { Answer } from '../../local/http/http-server.ts';
import { jsonReply, type Reply } from '../../local/http/reply.ts';
import type { ServiceAnswer } from '../../packages/evaluation/snapshot.ts';
import { type AgentClient, clientOf } from '../local/agent/client.ts';
import type { Surroundings } from './surroundings.ts';

export interface AgentProcess extends Pick<AgentClient, 'ask'> {
  /** How many exposures and calls the service has not got. */
  readonly pending: () => number;
  /** Of its rules. */
  readonly ageSeconds: () => Promise<number>;
  /** Ends it once it owes nothing. */
  readonly end: () => Promise<void>;
  /** Nothing of it happens afterwards. What it has written to its journal is there. */
  readonly kill: () => void;
}

const settings = {
  projects: [],
  accessToken: undefined,
  cache: undefined,
  freshFor: 5,
  pollTimeout: 3_000,
  batchSize: 50,
  batchDuration: 1_000,
};

export interface JournalPlace {
  readonly directory: string;
  /** Whether it is written anew with each line. */
  readonly rewrites: boolean;
}

/** Resolves when it has rules. `place` is that of its journal, if it has one. */
export const startAgent = async (surroundings: Surroundings, place?: JournalPlace): Promise<AgentProcess> => {
  const { project, time, clock, through } = surroundings;
  let isAlive = true;
  const agent = openAgent(
    { ...settings, prefetch: [project] },
    {
      target: { url: new URL('http://in.process'), region: 'us-east-1', credentials: async () => undefined as never },
      journal: place && openJournalIn(place, surroundings),
      report: () => undefined,
      clock,
      after: (milliseconds, run) => time.after(milliseconds, () => isAlive && run()),
      forward: forwardThrough(surroundings, () => isAlive),
    },
  );
  const { ask, health } = clientOf(agent);
  const pending = () => agent.owed().exposures + agent.owed().calls;
  const ageSeconds = async () => (await health()).projects[0]?.ageSeconds ?? Infinity;
  const kill = () => {
    isAlive = false;
    agent.close();
  };
  const end = async () => {
    for (; pending() > 0; await time.advance(100)) await through(agent.flush('all'));
    await through(agent.flush('all'));
    kill();
  };
  for (await through(agent.prefetch()); !Number.isFinite(await ageSeconds()); await through(agent.prefetch()))
    await time.advance(1_000);
  return { ask, pending, ageSeconds, end, kill };
};

const noRoom: Room = { least: 0, growth: 1 };

/** A disk takes no time. */
const openJournalIn = ({ directory, rewrites }: JournalPlace, { atOnce }: Surroundings): Journal => {
  const journal = openJournal(directory, rewrites ? noRoom : undefined);
  return { ...journal, sync: () => atOnce(journal.sync()) };
};

/** A call that fails has the answer of a service that is away. Nobody hears the answer to a dead process. */
const forwardThrough =
  ({ call }: Surroundings, isAlive: () => boolean): Answer =>
  async ({ method, path, query, rawHeaders, body }) => {
    const target = query === '' ? path : `${path}?${query}`;
    const away = jsonReply(503, { message: 'The service is away.' });
    if (!isAlive()) return away;
    try {
      const headers = Object.fromEntries(pairsIn(rawHeaders));
      const answer = await call({ method: method as 'POST', path: target, headers, body: body.toString() });
      return isAlive() ? { ...answer, headers: definedIn(answer.headers) } : away;
    } catch {
      return away;
    }
  };

const definedIn = (headers: ServiceAnswer['headers']): Reply['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Reply['headers'];

const pairsIn = (rawHeaders: readonly string[]): [string, string][] =>
  Array.from({ length: rawHeaders.length / 2 }, (_, nth) => [
    rawHeaders[2 * nth] as string,
    rawHeaders[2 * nth + 1] as string,
  ]);
