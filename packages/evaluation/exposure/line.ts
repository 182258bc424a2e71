/**
 * Items in the order in which they were added, of which any may leave. A Set finds its first item behind the gaps of all
 * that left before it, which are thousands where the first leaves again and again: so the way to it is kept.
 */
export class Line<Item> {
  readonly #items = new Set<Item>();
  #rest = this.#items.values();
  #first: Item | undefined;

  get size(): number {
    return this.#items.size;
  }

  get first(): Item | undefined {
    if (this.#first !== undefined) return this.#first;
    const { done, value } = this.#rest.next();
    // There is nothing now, and an iterator that has come to its end stays there.
    if (done) this.#rest = this.#items.values();
    this.#first = value;
    return value;
  }

  /** Adds an item behind all others, though it was among them. */
  add(item: Item): void {
    this.delete(item);
    this.#items.add(item);
  }

  delete(item: Item): void {
    if (this.#items.delete(item) && item === this.#first) this.#first = undefined;
  }

  clear(): void {
    this.#items.clear();
    this.#first = undefined;
  }

  [Symbol.iterator](): Iterator<Item> {
    return this.#items.values();
  }
}
