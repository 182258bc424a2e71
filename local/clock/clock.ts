/**
 * The service's clock: the system's, plus an offset that is kept with the data. It can be moved forward and held, never back, and is never
 * behind the system's unless it stands still.
 */
import { existsSync, readFileSync } from 'node:fs';
import { writeFileAtomically } from '../dynamodb/atomic-file.ts';
import { reasonOf, StartError } from '../start-error.ts';

/** What is kept: where the clock is, relative to the system's (milliseconds), or the moment at which it stands still (epoch milliseconds). */
interface Setting {
  readonly offset: number;
  readonly frozenAt: number | null;
}

export interface ClockMove {
  /** Epoch milliseconds to go to, unless it is later already; undefined to stay. */
  readonly to?: number;
  /** Whether to stand still from there; undefined leaves it as it is. */
  readonly frozen?: boolean;
}

export interface Clock {
  /** Epoch milliseconds. Never less than what it said before. */
  now(): number;
  frozen(): boolean;
  /** Milliseconds ahead of the system's clock; negative while it stands still behind it. */
  offset(): number;
  /** Moves the clock, and keeps that before it holds. */
  move(move: ClockMove): void;
  /** Makes ready what `move` does: when it is done, a running clock is as far as if it had been moved now. */
  prepare(move: ClockMove): () => void;
}

/**
 * @param file where the setting is kept.
 * @throws StartError when the file is broken, or has the clock run behind the system's.
 */
export const openClock = (file: string, system: () => number = Date.now): Clock => {
  let setting = existsSync(file) ? read(file) : { offset: 0, frozenAt: null };
  let latest = Number.NEGATIVE_INFINITY;
  const nowBy = (time: number) => {
    latest = Math.max(latest, setting.frozenAt ?? time + setting.offset);
    return latest;
  };
  const prepare = ({ to = 0, frozen = setting.frozenAt !== null }: ClockMove) => {
    const time = system();
    const at = Math.max(to, nowBy(time));
    const moved = frozen ? { ...setting, frozenAt: at } : { offset: Math.max(0, at - time), frozenAt: null };
    return () => {
      writeFileAtomically(file, JSON.stringify(moved));
      setting = moved;
    };
  };
  const now = () => nowBy(system());
  return {
    now,
    prepare,
    move: (move) => prepare(move)(),
    frozen: () => setting.frozenAt !== null,
    offset: () => now() - system(),
  };
};

/** Whether it is a number of milliseconds that a date can have. */
const isTime = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= 8.64e15;

const read = (file: string): Setting => {
  try {
    const { offset, frozenAt } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Setting>;
    if (!isTime(offset) || !(frozenAt === null || isTime(frozenAt))) throw new Error('not a setting');
    if (offset < 0) throw new Error(`it is ${-offset / 1000} seconds behind the system's`);
    return { offset, frozenAt } as Setting;
  } catch (error) {
    throw new StartError(
      `The clock file ${file} is broken (${reasonOf(error)}); delete it to go back to the system's time.`,
    );
  }
};
