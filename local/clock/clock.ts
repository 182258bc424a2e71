/**
 * The service's clock: the system's, plus an offset that is kept with the data. It moves forward or stands still, and
 * never goes back. It is behind the system's only while it stands still.
 */
import { existsSync, readFileSync } from 'node:fs';
import { writeFileAtomically } from '../dynamodb/atomic-file.ts';
import { reasonOf, StartError } from '../start-error.ts';

interface Setting {
  /** Milliseconds ahead of the system's clock. */
  readonly offset: number;
  /** Epoch milliseconds at which the clock stands still; null while it runs. */
  readonly frozenAt: number | null;
}

export interface ClockMove {
  /** Epoch milliseconds to go to; a clock that is later already stays. */
  readonly to?: number;
  /** Whether to stand still from there; undefined changes nothing. */
  readonly frozen?: boolean;
}

export interface Clock {
  /** Epoch milliseconds; never goes back. */
  now(): number;
  frozen(): boolean;
  /** Milliseconds ahead of the system's clock; negative while it stands still behind it. */
  offset(): number;
  /** Moves the clock. The file has the new setting before `now` shows it. */
  move(move: ClockMove): void;
  /** Returns a function that makes the move later. A running clock is then as far as if it had moved now. */
  prepare(move: ClockMove): () => void;
}

/**
 * @param file keeps the setting.
 * @throws StartError when the file is broken, or puts a running clock behind the system's.
 */
export const openClock = (file: string, system: () => number = Date.now): Clock => {
  let setting = existsSync(file) ? read(file) : { offset: 0, frozenAt: null };
  let latest = -Infinity;
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
  return {
    now: () => nowBy(system()),
    prepare,
    move: (move) => prepare(move)(),
    frozen: () => setting.frozenAt !== null,
    offset: () => {
      const time = system();
      return nowBy(time) - time;
    },
  };
};

/** Whether a date can have this number of milliseconds. */
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
