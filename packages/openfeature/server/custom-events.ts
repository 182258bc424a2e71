/**
 * Custom events on their way to the service. They count by their entity's exposures before them, and not by those behind: a
 * call waits until the service has the former. Where an entity with an event on its way is exposed again, the group of
 * events so far is closed: exposures from there on wait for it.
 */
import {
  type CallOptions,
  type CallPlace,
  CallSender,
  type ExposureSender,
  MAX_PENDING,
  Queue,
} from '@selfevident/evaluation/exposure';

export interface CustomEvent {
  /** Seconds since the epoch, by the service's clock. */
  readonly timestamp: number;
  readonly type: 'aws.evidently.custom';
  /** JSON text. */
  readonly data: string;
}

export interface CustomEventsOptions extends CallOptions {
  /** Where the exposures are that events count by. */
  readonly exposures: Pick<ExposureSender, 'mark' | 'settleTo' | 'resume'>;
}

interface PlacedEvent {
  /** JSON text. */
  readonly text: string;
  readonly entityId: string;
  /** The position among the exposures up to which it counts. */
  readonly place: number;
}

export class CustomEvents extends CallSender<PlacedEvent> {
  readonly #exposures: CustomEventsOptions['exposures'];
  readonly #queue: Queue<PlacedEvent>;
  /** The entities with events of the open group, and the position behind the last event of each. */
  readonly #entities = new Map<string, number>();
  /** What follows the groups that are closed, the first of them first: the positions of an event and of an exposure. */
  readonly #ends: { readonly event: number; readonly exposure: number }[] = [];

  constructor({ exposures, ...options }: CustomEventsOptions) {
    const queue = new Queue<PlacedEvent>();
    super('custom events', queue, {
      ...options,
      send: async (call) => {
        const { settled } = queue.position;
        await exposures.settleTo(queue.next(call.events).at(-1)?.place ?? 0);
        // Meanwhile they may have been forgotten, with their project.
        return queue.position.settled === settled ? options.send(call) : 0;
      },
    });
    this.#exposures = exposures;
    this.#queue = queue;
  }

  /** The position that exposures must not pass yet; undefined when they may all go. */
  get fence(): number | undefined {
    return this.#ends[0]?.exposure;
  }

  /** Says that the entity was exposed at a position. */
  noteExposure(entityId: string, exposure: number): void {
    if (!this.#entities.has(entityId)) return;
    this.#ends.push({ event: this.#queue.position.queued, exposure });
    this.#entities.clear();
  }

  add(event: CustomEvent, entityId: string): void {
    if (this.#queue.queued >= MAX_PENDING) {
      this.drop();
      return;
    }
    const place = this.#exposures.mark(event.timestamp * 1_000);
    this.#queue.push({ text: JSON.stringify(event), entityId, place });
    this.#entities.set(entityId, this.#queue.position.queued);
    this.resume();
  }

  override forget(): void {
    this.#ends.length = 0;
    this.#entities.clear();
    super.forget();
  }

  protected textOf({ text }: PlacedEvent): string {
    return text;
  }

  protected placing(): () => CallPlace {
    let position = this.#queue.position.settled;
    const end = this.#ends[0]?.event ?? Infinity;
    return () => (position++ < end ? 'event' : 'later');
  }

  protected override settled(count: number): void {
    const sent = this.#queue.settled(count);
    const { settled } = this.#queue.position;
    for (const { entityId } of sent)
      if ((this.#entities.get(entityId) ?? settled) <= settled) this.#entities.delete(entityId);
    if (this.#ends[0] && this.#ends[0].event <= settled) this.#ends.shift();
    this.#exposures.resume();
  }
}
