/** An item of a line, which knows its neighbours there. */
export interface Linked<Item> {
  before?: Item | undefined;
  behind?: Item | undefined;
}

/**
 * Items in the order in which they were added, of which any may leave. A Set has them in order too, but finds its first
 * behind the gaps of all that left before it: thousands, where it is the first that leaves again and again.
 */
export class Line<Item extends Linked<Item>> {
  size = 0;
  first: Item | undefined;
  #last: Item | undefined;

  /** Adds an item that is not there, behind all others. */
  add(item: Item): void {
    item.before = this.#last;
    item.behind = undefined;
    if (this.#last) this.#last.behind = item;
    this.first ??= item;
    this.#last = item;
    this.size++;
  }

  /** Takes out an item that is there. */
  delete(item: Item): void {
    const { before, behind } = item;
    if (before) before.behind = behind;
    else this.first = behind;
    if (behind) behind.before = before;
    else this.#last = before;
    this.size--;
  }

  clear(): void {
    this.first = this.#last = undefined;
    this.size = 0;
  }
}
