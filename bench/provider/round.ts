/** One round of a group: everybody starts, one after the other, and again to get warm; all take turns; each ends. */
import type { Places } from './contender.ts';
import { type ContenderProcess, measureFirstAnswer, startContender } from './contender-process.ts';
import type { FirstAnswer } from './first-answer.ts';
import type { Group } from './groups.ts';
import type { Warm } from './worker.ts';

/** What the server counted of somebody. */
export interface Counted {
  /** Requests for rules, and with reports. */
  readonly rules: number;
  readonly reports: number;
  /** Of the reports, as they came: some are compressed. */
  readonly bytes: number;
}

export interface Measured extends FirstAnswer, Warm, Counted {
  /** Microseconds of CPU time for each evaluation, by turns. */
  readonly turns: readonly number[];
  /** How often anything was evaluated in the process. */
  readonly evaluations: number;
}

const TURNS = 25;

type Count = () => Promise<Readonly<Record<string, Counted>>>;

/** By the contenders' names. `count` says what the server has counted since the last time. */
export const measureRound = async (
  { names, way }: Group,
  places: Places,
  count: Count,
): Promise<ReadonlyMap<string, Measured>> => {
  const firstAnswers = new Map<string, FirstAnswer>();
  for (const name of names) firstAnswers.set(name, await measureFirstAnswer(name, way, places));
  await count();
  const processes = new Map<string, ContenderProcess>();
  for (const name of names) processes.set(name, await startContender(name, way, places));
  const turns = await takeTurns(processes);
  const evaluations = new Map<string, number>();
  for (const [name, one] of processes) evaluations.set(name, await one.end());
  const counted = await count();
  return new Map(
    [...processes].map(([name, { warm }]) => [
      name,
      {
        ...(firstAnswers.get(name) as FirstAnswer),
        ...warm,
        ...(counted[name] ?? { rules: 0, reports: 0, bytes: 0 }),
        turns: turns.get(name) ?? [],
        evaluations: evaluations.get(name) ?? 0,
      },
    ]),
  );
};

const takeTurns = async (processes: ReadonlyMap<string, ContenderProcess>): Promise<Map<string, number[]>> => {
  const turns = new Map<string, number[]>();
  const half = new Map<string, number>();
  for (let turn = 0; turn < TURNS; turn++)
    for (const [name, one] of processes) {
      const taken = await one.takeTurn();
      turns.set(name, [...(turns.get(name) ?? []), taken.evaluation]);
      half.set(name, (half.get(name) ?? 0) + taken.half);
    }
  half.delete('constant');
  for (const [name, served] of half)
    if (served < 80 * TURNS || served > 120 * TURNS) throw new Error(`${name} serves B to ${served} of ${200 * TURNS}`);
  return turns;
};
