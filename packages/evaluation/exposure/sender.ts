/**
 * When exposures are sent: at 50, a second after the first, before events that count by them, and at the end. One call
 * is under way at a time, since the order of an entity's exposures matters.
 *
 *   const sender = new ExposureSender({ buffer, send, clock, after, newId, random: Math.random, report });
 *   if (!sender.record(exposure)) { await sender.settle(); sender.record(exposure); }   // or sender.drop()
 *   await sender.settle(eventTime);      // before custom events: throws what the service answered
 *   await sender.flush();                // all, at the end; never throws
 */
import { retryPause } from './backoff.ts';
import { MAX_BYTES, sizeOf } from './call-size.ts';
import type { Collecting, ExposureBuffer } from './coalesce.ts';
import { type Exposure, type ExposureEvent, eventOf } from './exposure.ts';
import { lateness } from './late.ts';
import { ReturnsToArms } from './returns.ts';

/** The events of one call. Each further try has the same id and the same events, so that the service recognises it. */
export interface ExposureCall {
  readonly id: string;
  readonly events: readonly ExposureEvent[];
}

export interface SenderOptions {
  readonly buffer: ExposureBuffer;
  /** Resolves to the number of refused events once the service has answered; rejects when another try may help. */
  readonly send: (call: ExposureCall) => Promise<number>;
  /** The service's time, in milliseconds since the epoch. */
  readonly clock: () => number;
  /** Runs something after some milliseconds, without keeping the process alive. Returns how to cancel it. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** False where timers do not run, as between the invocations of a Lambda function. */
  readonly inBackground?: boolean;
  /** How many exposures are sent together, 50 by default and at most. */
  readonly batchSize?: number;
  /** Milliseconds for which exposures are collected after the first, 1,000 by default. */
  readonly collectFor?: number;
  readonly newId: () => string;
  /** From 0 to 1. */
  readonly random: () => number;
  /**
   * The position in the buffer that must not be passed yet: events that were before the exposures behind it go first.
   */
  readonly fence?: () => number | undefined;
  /** Is told that an entity is exposed from a position on, before anything of it is sent: the fence may move then. */
  readonly onExposed?: (entityId: string, position: number) => void;
  /** When the exposure's trial ended, in milliseconds; undefined for one that runs or is not known. */
  readonly endedTime?: (exposure: Exposure) => number | undefined;
  /** Is told what went wrong, once for each kind in a row. */
  readonly report: (message: string, facts: Readonly<Record<string, unknown>>) => void;
}

export interface Flushed {
  readonly sent: number;
  readonly pending: number;
}

interface Batch extends ExposureCall {
  /** How many exposures of the buffer it settles. */
  readonly count: number;
}

/** The most events of a call. */
const MAX_EVENTS = 50;
/** Milliseconds after the first exposure. */
const PAUSE = 1000;

export class ExposureSender {
  /** Exposures that found no room, or were lost with their project. */
  dropped = 0;
  /** Exposures that counted nowhere, since they were sent too late. */
  late = 0;
  /** Exposures that the service refused. */
  refused = 0;
  readonly #options: SenderOptions;
  #batch: Batch | undefined;
  #underWay: Promise<void> | undefined;
  #wake: { readonly cancel: () => void; readonly isSoon: boolean } | undefined;
  #failures = 0;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Takes an evaluation; false when there is no room for it before something has been sent. */
  record(exposure: Exposure): boolean {
    const { buffer, clock, onExposed } = this.#options;
    const { dueTime, queued } = buffer;
    if (dueTime <= exposure.time) buffer.collect(clock());
    const taken = buffer.record(exposure);
    const added = buffer.queued - queued;
    if (added > 0) onExposed?.(exposure.entityId, buffer.position.queued - added);
    // Most evaluations are neither a first nor due soon, and change nothing about what is sent when.
    if (!taken || added > 0 || buffer.dueTime !== dueTime) this.#plan();
    return taken;
  }

  /** Counts an exposure that there was no room for. */
  drop(): void {
    if (this.dropped++ === 0) this.#options.report('exposures are dropped: too many wait to be sent', {});
  }

  get pending(): number {
    return this.#options.buffer.pending;
  }

  get #batchSize(): number {
    return Math.min(this.#options.batchSize ?? MAX_EVENTS, MAX_EVENTS);
  }

  /** Whether the last call failed. */
  get isFailing(): boolean {
    return this.#failures > 0;
  }

  /**
   * Resolves when the service has every exposure that an event at `time` (milliseconds) counts by.
   * @throws what `send` threw.
   */
  async settle(time?: number): Promise<void> {
    const { buffer, clock } = this.#options;
    const now = clock();
    await this.#drainAfter(() => buffer.collectFor(time ?? now, now));
  }

  /** The position in the buffer up to which an event at `time` (milliseconds) that happens now counts. */
  mark(time?: number): number {
    const { buffer, clock } = this.#options;
    const now = clock();
    buffer.collectFor(time ?? now, now);
    this.#plan();
    return buffer.position.queued;
  }

  /**
   * Resolves when the service has every exposure up to a position.
   * @throws what `send` threw, and when a fence is before it.
   */
  async settleTo(position: number): Promise<void> {
    while (this.#options.buffer.position.settled < position) {
      if (!this.#batch && this.#sendable === 0) throw new Error('exposures wait for events before them');
      await this.#sendNext();
    }
  }

  /** Sends everything, or for a process that is about to freeze (`idle`) what should not be left behind. Tries once. */
  async flush(which: Collecting = 'all'): Promise<Flushed> {
    const { buffer, clock } = this.#options;
    const before = buffer.position.settled;
    try {
      await this.#drainAfter(() => buffer.collect(clock(), which));
    } catch {
      // The failure has been told, and what is left is in the answer.
    }
    this.#plan();
    return { sent: buffer.position.settled - before, pending: buffer.pending };
  }

  /** Forgets everything that waits, since its project is gone. */
  forget(): void {
    this.#batch = undefined;
    const lost = this.#options.buffer.clear();
    this.dropped += lost;
    if (lost > 0) this.#options.report('exposures are dropped: their project is gone', { dropped: lost });
  }

  /** Goes on when the fence has moved. */
  resume(): void {
    this.#plan();
  }

  /** Ends the timer. */
  close(): void {
    this.#wake?.cancel();
    this.#wake = undefined;
  }

  /** Sends what `collect` queues, which says whether that was all. */
  async #drainAfter(collect: () => boolean): Promise<void> {
    const { buffer } = this.#options;
    for (let isAll = false; !isAll; ) {
      isAll = collect();
      const { settled } = buffer.position;
      await this.#drain();
      // Where nothing may pass the fence, there will be no room however often it is looked.
      if (buffer.position.settled === settled) return;
    }
  }

  /** Sends what is queued now, and not what is queued meanwhile: else it would never end under load. */
  async #drain(): Promise<void> {
    const { settled } = this.#options.buffer.position;
    await this.settleTo(settled + this.#sendable);
  }

  /** How many exposures may be sent now. */
  get #sendable(): number {
    const { buffer, fence } = this.#options;
    const { settled, queued } = buffer.position;
    return Math.max(0, Math.min(queued, fence?.() ?? queued) - settled);
  }

  #sendNext(): Promise<void> {
    this.#underWay ??= this.#call().finally(() => {
      this.#underWay = undefined;
      this.#plan();
    });
    return this.#underWay;
  }

  async #call(): Promise<void> {
    this.#batch ??= this.#nextBatch();
    const batch = this.#batch;
    try {
      if (batch.events.length > 0) this.#countRefused(await this.#options.send({ id: batch.id, events: batch.events }));
    } catch (error) {
      if (this.#failures++ === 0) this.#options.report('exposures could not be sent, and are sent again', { error });
      throw error;
    }
    this.#failures = 0;
    if (this.#batch === batch) this.#options.buffer.settled(batch.count);
    this.#batch = undefined;
  }

  #nextBatch(): Batch {
    const { buffer, clock, newId, endedTime } = this.#options;
    const now = clock();
    const events: ExposureEvent[] = [];
    const returns = new ReturnsToArms();
    let [count, size] = [0, 0];
    for (const exposure of buffer.next(Math.min(this.#batchSize, this.#sendable))) {
      const late = lateness(exposure, now, endedTime?.(exposure));
      const event = eventOf(exposure);
      size += sizeOf(event.data);
      if ((events.length > 0 && size > MAX_BYTES) || !returns.allow(exposure)) break;
      count++;
      if (late !== 'none' && this.late++ === 0)
        this.#options.report('exposures come too late to count', { feature: exposure.feature });
      if (late !== 'refused') events.push(event);
    }
    return { id: newId(), events, count };
  }

  #countRefused(refused: number): void {
    if (refused > 0 && this.refused === 0) this.#options.report('the service refused exposures', { refused });
    this.refused += refused;
  }

  /** Sees to it that what is queued is sent in a second at the latest, and what waits when it is due. */
  #plan(): void {
    const { after, inBackground = true } = this.#options;
    if (!inBackground || this.#underWay) return;
    if (this.#sendable >= this.#batchSize && this.#failures === 0) {
      this.#run();
      return;
    }
    const isSoon = this.#sendable > 0;
    if (this.#wake && (this.#wake.isSoon || !isSoon)) return;
    const pause = this.#pause();
    if (pause === undefined) return;
    this.close();
    this.#wake = { isSoon, cancel: after(pause, () => this.#run()) };
  }

  #pause(): number | undefined {
    const { buffer, clock, random, collectFor = PAUSE } = this.#options;
    if (this.#sendable > 0) return this.#failures > 0 ? retryPause(this.#failures - 1, random) : collectFor;
    return Number.isFinite(buffer.dueTime) ? Math.max(PAUSE, buffer.dueTime - clock()) : undefined;
  }

  #run(): void {
    const { buffer, clock } = this.#options;
    this.close();
    buffer.collect(clock());
    this.#drain()
      .catch(() => undefined)
      .finally(() => this.#plan());
  }
}
