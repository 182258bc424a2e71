/**
 * Custom events on their way to the service. They count by their entity's exposures before them, and not by those behind: a
 * call waits until the service has the former. Where an entity with an event on its way is exposed again, the group of
 * events so far is closed: exposures from there on wait for it. A call is repeated with the same id and the same events,
 * by which the service recognises it, until it is answered.
 */
import { MAX_BYTES, retryPause, sizeOf } from '@selfevident/evaluation/exposure';

export interface CustomEvent {
  /** Seconds since the epoch, by the service's clock. */
  readonly timestamp: number;
  readonly type: 'aws.evidently.custom';
  /** JSON text. */
  readonly data: string;
}

export interface CustomCall {
  readonly id: string;
  readonly events: readonly CustomEvent[];
}

export interface CustomEventsOptions {
  /** The place among the exposures of an event that happens now, at a time in milliseconds. */
  readonly mark: (time: number) => number;
  /** Resolves when the service has the exposures up to a place. */
  readonly settle: (place: number) => Promise<void>;
  /** Is told that the exposures behind the first event may go on. */
  readonly resume: () => void;
  /** Resolves to the number of refused events; rejects when another try may help. */
  readonly send: (call: CustomCall) => Promise<number>;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** False where timers do not run. */
  readonly inBackground: boolean;
  readonly newId: () => string;
  readonly report: (message: string, facts: Readonly<Record<string, unknown>>) => void;
}

interface PlacedEvent {
  readonly event: CustomEvent;
  readonly entityId: string;
  readonly place: number;
  readonly group: number;
}

const MAX_EVENTS = 50;
/** The most events that wait. */
const MAX_PENDING = 10_000;
/** Milliseconds after the first event. */
const PAUSE = 1_000;

export class CustomEvents {
  /** Events that found no room, were lost with their project, or were refused. */
  dropped = 0;
  readonly #options: CustomEventsOptions;
  readonly #queue: PlacedEvent[] = [];
  #call: (CustomCall & { readonly place: number }) | undefined;
  #underWay: Promise<void> | undefined;
  #cancel: (() => void) | undefined;
  #failures = 0;
  /** How many events of an entity wait. */
  readonly #entities = new Map<string, number>();
  #group = 0;
  /** The place of the first exposure behind a group, for groups that are closed. */
  readonly #ends = new Map<number, number>();

  constructor(options: CustomEventsOptions) {
    this.#options = options;
  }

  get pending(): number {
    return this.#queue.length;
  }

  /** The place that exposures must not pass yet; undefined when they may all go. */
  get fence(): number | undefined {
    const first = this.#queue[0];
    return first && this.#ends.get(first.group);
  }

  /** Says that the entity was exposed at a place. */
  noteExposure(entityId: string, place: number): void {
    if (!this.#entities.has(entityId)) return;
    this.#ends.set(this.#group, place);
    this.#group++;
    this.#entities.clear();
  }

  add(event: CustomEvent, entityId: string): void {
    if (this.#queue.length >= MAX_PENDING) {
      this.#lose(1, 'custom events are dropped: too many wait to be sent');
      return;
    }
    const place = this.#options.mark(event.timestamp * 1_000);
    this.#queue.push({ event, entityId, place, group: this.#group });
    this.#entities.set(entityId, (this.#entities.get(entityId) ?? 0) + 1);
    if (this.#queue.length === MAX_EVENTS && this.#failures === 0) this.#run();
    else this.#plan();
  }

  /** Sends everything. Tries once. */
  async flush(): Promise<void> {
    try {
      while (this.#queue.length > 0) await this.#sendNext();
    } catch {
      // The failure has been told.
    }
    this.#plan();
  }

  forget(): void {
    this.#call = undefined;
    const { length } = this.#queue;
    this.#remove(length);
    if (length > 0) this.#lose(length, 'custom events are dropped: their project is gone');
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #sendNext(): Promise<void> {
    this.#underWay ??= this.#sendCall().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  async #sendCall(): Promise<void> {
    const { settle, send, report, resume } = this.#options;
    this.#call ??= this.#nextCall();
    const call = this.#call;
    try {
      await settle(call.place);
      const refused = await send(call);
      if (refused > 0) this.#lose(refused, 'the service refused custom events');
    } catch (error) {
      if (this.#failures++ === 0) report('custom events could not be sent, and are sent again', { error });
      throw error;
    }
    this.#failures = 0;
    if (this.#call === call) this.#remove(call.events.length);
    this.#call = undefined;
    resume();
  }

  #nextCall(): CustomCall & { readonly place: number } {
    const [events, first]: [CustomEvent[], PlacedEvent | undefined] = [[], this.#queue[0]];
    let [size, last] = [0, 0];
    for (const { event, place, group } of this.#queue.slice(0, MAX_EVENTS)) {
      size += sizeOf(event.data);
      if (group !== first?.group || (events.length > 0 && size > MAX_BYTES)) break;
      events.push(event);
      last = place;
    }
    return { id: this.#options.newId(), events, place: last };
  }

  #remove(count: number): void {
    for (const { entityId, group } of this.#queue.splice(0, count)) {
      if (group !== this.#group) continue;
      const left = (this.#entities.get(entityId) ?? 1) - 1;
      if (left > 0) this.#entities.set(entityId, left);
      else this.#entities.delete(entityId);
    }
    const open = this.#queue[0]?.group ?? this.#group;
    for (const group of this.#ends.keys()) if (group < open) this.#ends.delete(group);
  }

  #lose(count: number, message: string): void {
    if (this.dropped === 0) this.#options.report(message, { count });
    this.dropped += count;
  }

  #plan(): void {
    const { after, inBackground } = this.#options;
    if (!inBackground || this.#cancel || this.#queue.length === 0) return;
    const pause = this.#failures > 0 ? retryPause(this.#failures - 1, Math.random) : PAUSE;
    this.#cancel = after(pause, () => this.#run());
  }

  #run(): void {
    this.close();
    this.flush().catch(() => undefined);
  }
}
