/** What waits to be sent, in order. A position counts everything that was in the queue before. */
export class Queue<Item> {
  readonly #items: Item[] = [];
  #sent = 0;

  push(item: Item): void {
    this.#items.push(item);
  }

  /** What to send next, the oldest first. It stays until it is settled. */
  next(count: number): readonly Item[] {
    return this.#items.slice(0, count);
  }

  /** What was queued last. */
  get last(): Item | undefined {
    return this.#items.at(-1);
  }

  /** Says that the first `count` need not be sent again, and returns them. */
  settled(count: number): readonly Item[] {
    this.#sent += count;
    return this.#items.splice(0, count);
  }

  /** How many have been settled, and how many have been queued in all. */
  get position(): { readonly settled: number; readonly queued: number } {
    return { settled: this.#sent, queued: this.#sent + this.#items.length };
  }

  /** How many wait to be sent now. */
  get queued(): number {
    return this.#items.length;
  }

  /** How many the service needs and has not got. */
  get pending(): number {
    return this.queued;
  }

  /** Forgets everything, and returns how many are lost by it. */
  clear(): number {
    return this.settled(this.queued).length;
  }
}
