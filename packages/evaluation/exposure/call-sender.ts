/**
 * Sends what waits in a queue: when a call is full with it, a second after the first, and again after a failure. One
 * call is under way at a time, since the order matters.
 */
import { retryPause } from './backoff.ts';
import { bodyOf, MAX_BYTES, sizeOf } from './call-size.ts';
import type { Collecting } from './coalesce.ts';
import type { Queue } from './queue.ts';

/** The events of one call. Each further try has the same id and the same events, so that the service recognises it. */
export interface EventCall {
  readonly id: string;
  /** JSON text. */
  readonly body: string;
  /** How many events it has. */
  readonly events: number;
}

export interface CallOptions {
  /** Resolves to the number of refused events once the service has answered; rejects when another try may help. */
  readonly send: (call: EventCall) => Promise<number>;
  /** Runs something after some milliseconds, without keeping the process alive. Returns how to cancel it. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** False where timers do not run, as between the invocations of a Lambda function: there only full calls are sent. */
  readonly inBackground?: boolean;
  /** How many are sent together, 50 by default and at most. */
  readonly batchSize?: number;
  /** Milliseconds for which they are collected after the first, 1,000 by default. */
  readonly collectFor?: number;
  readonly newId: () => string;
  /** From 0 to 1. */
  readonly random: () => number;
  /** The position in the queue that must not be passed yet. */
  readonly fence?: () => number | undefined;
  /** Is told what went wrong, once for each kind in a row. */
  readonly report: (message: string, facts: Readonly<Record<string, unknown>>) => void;
}

export interface Flushed {
  readonly sent: number;
  readonly pending: number;
}

/** Whether what is next goes with a call as an event, is settled with it without one, or waits for the call after. */
export type CallPlace = 'event' | 'nothing' | 'later';

interface Batch extends EventCall {
  /** How many of the queue it settles. */
  readonly count: number;
}

/** The most events of a call. */
const MAX_EVENTS = 50;
/** Milliseconds after the first. */
const PAUSE = 1000;

export abstract class CallSender<Item> {
  /** What found no room, or was lost with its project. */
  dropped = 0;
  /** What the service refused. */
  refused = 0;
  readonly #kind: string;
  readonly #queue: Queue<Item>;
  readonly #options: CallOptions;
  #batch: Batch | undefined;
  #underWay: Promise<void> | undefined;
  #wake: { readonly cancel: () => void; readonly isSoon: boolean } | undefined;
  #failures = 0;

  /** `kind` is what people call what waits. */
  constructor(kind: string, queue: Queue<Item>, options: CallOptions) {
    this.#kind = kind;
    this.#queue = queue;
    this.#options = options;
  }

  /** The JSON text of an event. */
  protected abstract textOf(item: Item): string;

  /** For a call that is made now: the place of one after the other. */
  protected abstract placing(): (item: Item) => CallPlace;

  /** Queues what should be sent with the rest; false when there was no room for all. */
  protected collect(_: Collecting): boolean {
    return true;
  }

  /** Milliseconds until there is something to collect. */
  protected get untilDue(): number {
    return Infinity;
  }

  /** Says that the service has the first `count`. */
  protected settled(count: number): void {
    this.#queue.settled(count);
  }

  /** Counts one that there was no room for. */
  drop(): void {
    if (this.dropped++ === 0) this.#options.report(`${this.#kind} are dropped: too many wait to be sent`, {});
  }

  get pending(): number {
    return this.#queue.pending;
  }

  /** Whether the last call failed. */
  get isFailing(): boolean {
    return this.#failures > 0;
  }

  /**
   * Resolves when the service has everything up to a position.
   * @throws what `send` threw, and when a fence is before it.
   */
  async settleTo(position: number): Promise<void> {
    while (this.#queue.position.settled < position) {
      if (!this.#batch && this.#sendable === 0) throw new Error(`${this.#kind} wait for events before them`);
      await this.#sendNext();
    }
  }

  /** Sends everything, or for a process that is about to freeze (`idle`) what should not be left behind. Tries once. */
  async flush(which: Collecting = 'all'): Promise<Flushed> {
    const before = this.#queue.position.settled;
    try {
      await this.drainAfter(() => this.collect(which));
    } catch {
      // The failure has been told, and what is left is in the answer.
    }
    this.resume();
    return { sent: this.#queue.position.settled - before, pending: this.pending };
  }

  /** Forgets everything that waits, since its project is gone. */
  forget(): void {
    this.#batch = undefined;
    const dropped = this.#queue.clear();
    this.dropped += dropped;
    if (dropped > 0) this.#options.report(`${this.#kind} are dropped: their project is gone`, { dropped });
  }

  /** Ends the timer. */
  close(): void {
    this.#wake?.cancel();
    this.#wake = undefined;
  }

  /**
   * Sees to it that what may be sent is sent in a second at the latest, and what is to be collected when it is due. So
   * it is when something was queued, or the fence has moved.
   */
  resume(): void {
    const { after, inBackground = true, random, collectFor = PAUSE } = this.#options;
    if (this.#underWay) return;
    const sendable = this.#sendable;
    const isSoon = sendable > 0;
    if (sendable >= this.#batchSize && !this.isFailing) {
      this.#run();
      return;
    }
    if (!inBackground) return;
    if (this.#wake && (this.#wake.isSoon || !isSoon)) return;
    const soon = this.isFailing ? retryPause(this.#failures - 1, random) : collectFor;
    const pause = isSoon ? soon : Math.max(PAUSE, this.untilDue);
    if (pause === Infinity) return;
    this.close();
    this.#wake = { isSoon, cancel: after(pause, () => this.#run()) };
  }

  /** Sends what `collect` queues, which says whether that was all. */
  protected async drainAfter(collect: () => boolean): Promise<void> {
    for (let isAll = false; !isAll; ) {
      isAll = collect();
      const { settled } = this.#queue.position;
      await this.#drain();
      // Where nothing may pass the fence, there will be no room however often it is looked.
      if (this.#queue.position.settled === settled) return;
    }
  }

  /** Sends what is queued now, and not what is queued meanwhile: else it would never end under load. */
  async #drain(): Promise<void> {
    const { settled } = this.#queue.position;
    await this.settleTo(settled + this.#sendable);
  }

  get #batchSize(): number {
    return Math.min(this.#options.batchSize ?? MAX_EVENTS, MAX_EVENTS);
  }

  /** How many may be sent now. */
  get #sendable(): number {
    const { settled, queued } = this.#queue.position;
    return Math.max(0, Math.min(queued, this.#options.fence?.() ?? queued) - settled);
  }

  #run(): void {
    this.close();
    this.collect('due');
    this.#drain()
      .catch(() => undefined)
      .finally(() => this.resume());
  }

  #sendNext(): Promise<void> {
    this.#underWay ??= this.#sendCall().finally(() => {
      this.#underWay = undefined;
      this.resume();
    });
    return this.#underWay;
  }

  async #sendCall(): Promise<void> {
    const { send, report } = this.#options;
    this.#batch ??= this.#nextBatch();
    const batch = this.#batch;
    try {
      const refused = batch.events > 0 ? await send(batch) : 0;
      if (refused > 0 && this.refused === 0) report(`the service refused ${this.#kind}`, { refused });
      this.refused += refused;
    } catch (error) {
      if (this.#failures++ === 0) report(`${this.#kind} could not be sent, and are sent again`, { error });
      throw error;
    }
    this.#failures = 0;
    if (this.#batch === batch) this.settled(batch.count);
    this.#batch = undefined;
  }

  #nextBatch(): Batch {
    const placeOf = this.placing();
    const events: string[] = [];
    let [count, size] = [0, 0];
    for (const item of this.#queue.next(Math.min(this.#batchSize, this.#sendable))) {
      const text = this.textOf(item);
      size += sizeOf(text);
      const place = events.length > 0 && size > MAX_BYTES ? 'later' : placeOf(item);
      if (place === 'later') break;
      count++;
      if (place === 'event') events.push(text);
    }
    return { id: this.#options.newId(), body: bodyOf(events), events: events.length, count };
  }
}
