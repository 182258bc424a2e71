/**
 * Which evaluations the service has to know, so that its counts are those of all evaluations.
 *
 * An evaluation claims its entity's events for an hour. Of consecutive evaluations of one entity with one arm, in one
 * step of a launch, the service needs the first and the last: those between change nothing. The first is reported at
 * once. The last is not known before the next arm, so the latest is reported again and again:
 *
 *   reported r ---- unreported u1 ... u2 ---- reported u2        at most 5 minutes after u1
 *   reported r ------------------------------ reported at once   50 minutes after r or later
 *
 * An unreported evaluation is younger than r + 50 minutes and is reported before r + 55 minutes, while the service
 * counts the entity's events by r until r + 60 minutes. An arm that follows sends the unreported evaluation before
 * itself.
 *
 * Nothing here waits, sends or knows the time. Whoever holds a buffer sends `next()` in order, says `settled()`, and
 * calls `collect()` from time to time and before events that count by the assignments (sender.ts does).
 */
import { armServed, type Exposure } from './exposure.ts';
import { Line, type Linked } from './line.ts';
import { Queue } from './queue.ts';

/** The longest time for which the latest evaluation stays unreported, in milliseconds. */
const DELAY = 5 * 60_000;
/** An evaluation this long after the last reported one, in milliseconds, is reported at once. */
const RENEWAL = 50 * 60_000;
/** An evaluation claims its entity's events for this time, in milliseconds. */
const CLAIM = 60 * 60_000;
/** Where no timer runs, a last evaluation this long after the reported one, in milliseconds, is not left behind. */
const IDLE = 60_000;

/** The most exposures that wait to be sent, and the most pairs of entity and trial that are remembered: about 3 MB. */
export const MAX_PENDING = 10_000;

/**
 * What `collect()` takes along: `due` what must be reported by now, `idle` also what should not be left behind by a
 * process that is about to freeze, `all` everything.
 */
export type Collecting = 'due' | 'idle' | 'all';

/** An entity in a trial. */
interface Pair extends Linked<Pair> {
  /** The trial's id. */
  readonly trial: string;
  /** The first evaluation with this arm in this step. */
  readonly exposure: Exposure;
  /** The time of the latest evaluation that was reported, and of the latest of all. */
  reported: number;
  latest: number;
  /** The time by which the latest one must be reported. */
  due: number;
}

export class ExposureBuffer extends Queue<Exposure> {
  /** All pairs, the one that was reported longest ago first; and where to find them: by the trial's id and the entity's. */
  readonly #pairs = new Line<Pair>();
  readonly #trials = new Map<string, Map<string, Pair>>();
  /** The pairs with an unreported evaluation, in the order in which they are due. */
  readonly #waiting = new Set<Pair>();
  readonly #limit: number;
  /** Undefined where it has to be looked up. */
  #dueTime: number | undefined;
  #everything = false;

  constructor(limit: number = MAX_PENDING) {
    super();
    this.#limit = limit;
  }

  /**
   * Takes an evaluation; false when it has no room and has changed nothing. Send what is there, then try again.
   * Times of one pair that go back count as the latest.
   */
  record(exposure: Exposure): boolean {
    if (this.#everything) return this.#hasRoom(1) && this.#enqueue(exposure);
    const { assignment, entityId, time } = exposure;
    if (assignment === undefined) return true;
    const pair = this.#trials.get(assignment.id)?.get(entityId);
    if (pair === undefined || !isSame(pair.exposure, exposure)) return this.#begin(assignment.id, pair, exposure);
    if (time <= pair.latest) return true;
    if (time >= pair.reported + RENEWAL) {
      if (!this.#hasRoom(1)) return false;
      pair.latest = time;
      return this.#report(pair);
    }
    if (pair.latest === pair.reported) {
      pair.due = time + DELAY;
      this.#waiting.add(pair);
      this.#dueTime = undefined;
    }
    pair.latest = time;
    return true;
  }

  /**
   * Queues the latest evaluations that should be reported by `now`, in milliseconds; false when there was no room for
   * all.
   */
  collect(now: number, which: Collecting = 'due'): boolean {
    for (const pair of this.#waiting) {
      const isIdle = which === 'idle' && pair.latest > pair.reported + IDLE;
      if (which === 'all' || isIdle || pair.due <= now) {
        if (!this.#hasRoom(1)) return false;
        this.#report(pair);
      } else if (which === 'due') break;
    }
    return true;
  }

  /**
   * Queues what an event at `time` needs, which may be dated after `now`: what is due, and evaluations that claim the
   * event where the reported ones do not. False when there was no room for all.
   */
  collectFor(time: number, now: number): boolean {
    if (!this.collect(now)) return false;
    if (time <= now + CLAIM - RENEWAL - DELAY) return true;
    for (const pair of this.#waiting) {
      if (time <= pair.reported + CLAIM) continue;
      if (!this.#hasRoom(1)) return false;
      this.#report(pair);
    }
    return true;
  }

  /**
   * Whether every evaluation is reported, those without an assignment too: so it is while a project has a destination.
   */
  set delivers(delivers: boolean) {
    if (delivers === this.#everything) return;
    // What comes next is not compared with what was reported otherwise.
    for (const pair of this.#waiting) this.#report(pair);
    this.#pairs.clear();
    this.#trials.clear();
    this.#everything = delivers;
  }

  get delivers(): boolean {
    return this.#everything;
  }

  /** How many evaluations the service needs and has not got. */
  override get pending(): number {
    return this.queued + this.#waiting.size;
  }

  /** The evaluations that the service needs and has not got: those to send next, and the latest ones behind them. */
  unreported(): readonly Exposure[] {
    return [...this.next(this.queued), ...[...this.#waiting].map((pair) => ({ ...pair.exposure, time: pair.latest }))];
  }

  /** The service's time, in milliseconds, at which a latest evaluation is due; infinite when none waits. */
  get dueTime(): number {
    this.#dueTime ??= this.#waiting.values().next().value?.due ?? Infinity;
    return this.#dueTime;
  }

  /** Forgets everything, and returns how many exposures are lost by it. */
  override clear(): number {
    const lost = this.pending;
    super.clear();
    this.#pairs.clear();
    this.#trials.clear();
    this.#waiting.clear();
    this.#dueTime = undefined;
    return lost;
  }

  #begin(trial: string, before: Pair | undefined, exposure: Exposure): boolean {
    const left = before ?? (this.#pairs.size >= this.#limit ? this.#pairs.first : undefined);
    const isUnreported = left !== undefined && left.latest > left.reported;
    if (!this.#hasRoom(isUnreported ? 2 : 1)) return false;
    if (isUnreported) this.#report(left);
    if (left) this.#forget(left);
    // A later arm has a later time: at the same one, a repeated call would look like a return to the arm before.
    const time = Math.max(exposure.time, (before?.latest ?? -Infinity) + 1);
    const first = time === exposure.time ? exposure : { ...exposure, time };
    this.#remember({ trial, exposure: first, reported: time, latest: time, due: Infinity });
    return this.#enqueue(first);
  }

  #report(pair: Pair): true {
    this.#waiting.delete(pair);
    this.#dueTime = undefined;
    pair.reported = pair.latest;
    // Behind all others: the one that was reported longest ago is forgotten first.
    this.#pairs.delete(pair);
    this.#pairs.add(pair);
    return this.#enqueue({ ...pair.exposure, time: pair.latest });
  }

  #remember(pair: Pair): void {
    this.#pairs.add(pair);
    const entities = this.#trials.get(pair.trial) ?? new Map<string, Pair>();
    this.#trials.set(pair.trial, entities.set(pair.exposure.entityId, pair));
  }

  #forget(pair: Pair): void {
    const entities = this.#trials.get(pair.trial);
    this.#pairs.delete(pair);
    entities?.delete(pair.exposure.entityId);
    if (entities?.size === 0) this.#trials.delete(pair.trial);
  }

  #enqueue(exposure: Exposure): true {
    this.push(exposure);
    return true;
  }

  #hasRoom(count: number): boolean {
    return this.queued + count <= this.#limit;
  }
}

const isSame = (one: Exposure, other: Exposure): boolean =>
  one.assignment === other.assignment
    ? one.step === other.step
    : one.assignment !== undefined &&
      other.assignment !== undefined &&
      armServed(one.assignment) === armServed(other.assignment) &&
      one.step === other.step;
