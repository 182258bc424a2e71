/**
 * The order of exposures and of calls with custom events that wait in the journal. An event counts by its entity's
 * exposures before it, and not by those behind. So a call waits until the service has the former; and where an entity
 * that a waiting call names is exposed again, the group of calls so far is closed: exposures from there on wait for it.
 */
import { type JournaledCall, keyOf } from './journal.ts';

interface PlacedCall {
  /** The position among the project's exposures up to which the call's events count. */
  readonly place: number;
  readonly group: number;
}

export class CallOrder {
  readonly #calls = new Map<string, PlacedCall>();
  /** What the calls of the open group say: their entities are among it, whatever the metrics call them. */
  #texts = new Set<string>();
  #group = 0;
  /** The position of the first exposure behind a group, for groups that are closed. */
  readonly #ends = new Map<number, number>();

  add(call: JournaledCall, place: number): void {
    const key = keyOf(call);
    if (this.#calls.has(key)) return;
    this.#calls.set(key, { place, group: this.#group });
    for (const text of textsIn(call.body)) this.#texts.add(text);
  }

  /** Says that the service has the call. */
  remove(call: JournaledCall): void {
    this.#calls.delete(keyOf(call));
    const open = this.#firstGroup ?? this.#group;
    for (const group of this.#ends.keys()) if (group < open) this.#ends.delete(group);
    if (this.#calls.size === 0) this.#texts.clear();
  }

  /** Says that the entity was exposed at a position. */
  noteExposure(entityId: string, position: number): void {
    if (!this.#texts.has(entityId)) return;
    this.#ends.set(this.#group, position);
    this.#group++;
    this.#texts = new Set();
  }

  /** Undefined for a call that has no place yet. */
  find(call: JournaledCall): PlacedCall | undefined {
    return this.#calls.get(keyOf(call));
  }

  /** The position that exposures must not pass yet; undefined when they may all go. */
  get fence(): number | undefined {
    const first = this.#firstGroup;
    return first === undefined ? undefined : this.#ends.get(first);
  }

  /** Calls are there in the order of their groups. */
  get #firstGroup(): number | undefined {
    return this.#calls.values().next().value?.group;
  }
}

/** Every text in the data of a call's events, at whatever depth. */
const textsIn = (body: string): readonly string[] => {
  const texts: string[] = [];
  const collect = (_: string, value: unknown): unknown => {
    if (typeof value === 'string') texts.push(value);
    return value;
  };
  try {
    const { events } = JSON.parse(body) as { readonly events: readonly { readonly data: string }[] };
    for (const { data } of events) JSON.parse(data, collect);
  } catch {
    // The service says what is wrong with it.
  }
  return texts;
};
