// Holds what a JSON object has under the names that patterns ask for.

import type { Scalar } from './scalar.ts';

/** A part of a document, and what has been found out about it: strangers send documents, so nothing is looked at twice. */
class Part {
  known: Map<object, number> | undefined;

  remember(about: object, answer: number): number {
    this.known ??= new Map();
    this.known.set(about, answer);
    return answer;
  }
}

/**
 * An object, or an array in an array, by the slots of names (name-tree.ts). Objects under a name are part of the object that they are
 * in, and so are the scalars of an array; only the objects and arrays in an array are nodes of their own. What is empty leaves no
 * trace.
 */
export class DocumentNode extends Part {
  /** Several values under a name are a set. */
  readonly values: (Scalar | Set<Scalar> | undefined)[];
  elements: (Elements | undefined)[] | undefined;
  /** The slots with anything in them, in an element of an array. */
  readonly slots: number[] | undefined;

  constructor(size: number, slots?: number[]) {
    super();
    this.values = new Array(size);
    this.slots = slots;
  }

  put(slot: number, scalar: Scalar): void {
    const value = this.values[slot];
    if (value === undefined) {
      this.values[slot] = scalar;
      this.slots?.push(slot);
    } else if (value instanceof Set) value.add(scalar);
    else this.values[slot] = new Set([value, scalar]);
  }

  putElement(slot: number, element: DocumentNode): void {
    if (element.slots?.length === 0) return;
    this.elements ??= [];
    const there = this.elements[slot];
    const elements = there ?? new Elements();
    this.elements[slot] = elements;
    elements.nodes.push(element.#onlyElement(slot) ?? element);
    if (!there) this.slots?.push(slot);
  }

  /** What stands for an array that has nothing else: whoever chooses the one chooses the other. */
  #onlyElement(slot: number): DocumentNode | undefined {
    const nodes = this.elements?.[slot]?.nodes ?? [];
    return nodes.length === 1 && this.values[slot] === undefined ? nodes[0] : undefined;
  }
}

/** The objects and arrays in an array. Of a name that stands twice they are those of all its arrays, which count as one. */
export class Elements extends Part {
  readonly nodes: DocumentNode[] = [];
  #index: Map<number, DocumentNode[]> | undefined;

  /** Those that have anything at a slot. */
  at(slot: number): readonly DocumentNode[] {
    this.#index ??= indexOf(this.nodes);
    return this.#index.get(slot) ?? [];
  }
}

const indexOf = (nodes: readonly DocumentNode[]): Map<number, DocumentNode[]> => {
  const index = new Map<number, DocumentNode[]>();
  for (const node of nodes)
    for (const slot of node.slots ?? []) {
      const known = index.get(slot);
      if (known) known.push(node);
      else index.set(slot, [node]);
    }
  return index;
};
