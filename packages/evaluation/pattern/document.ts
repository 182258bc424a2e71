// Holds what a JSON object has under the names that patterns ask for.

import type { Scalar } from './scalar.ts';

/** A part of a document, and what has been found out about it: strangers send documents, so nothing is looked at twice. */
interface Part {
  known: Map<object, number> | undefined;
}

export const remember = (part: Part, about: object, answer: number): number => {
  part.known ??= new Map();
  part.known.set(about, answer);
  return answer;
};

/**
 * An object, or an array in an array, by the slots of names (name-tree.ts). Objects under a name are part of the object that they are
 * in, and so are the scalars of an array; only the objects and arrays in an array are nodes of their own. What is empty leaves no
 * trace.
 */
export class DocumentNode {
  known: Part['known'];
  /** Several values under a name are a set. */
  readonly values: (Scalar | Set<Scalar> | undefined)[];
  elements: (Elements | undefined)[] | undefined;
  /** The slots with anything in them, in an element of an array. */
  readonly slots: number[] | undefined;

  constructor(size: number, slots?: number[]) {
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
    if (!this.elements[slot]) this.slots?.push(slot);
    this.elements[slot] ??= new Elements();
    // What stands for an array that has nothing else: whoever chooses the one chooses the other.
    const [first = element, ...others] = element.elements?.[slot]?.nodes ?? [];
    this.elements[slot].nodes.push(others.length > 0 || element.values[slot] !== undefined ? element : first);
  }
}

/** The objects and arrays in an array. Of a name that stands twice they are those of all its arrays, which count as one. */
export class Elements {
  known: Part['known'];
  readonly nodes: DocumentNode[] = [];
  private index: Map<number, DocumentNode[]> | undefined;

  /** Those that have anything at a slot. */
  at(slot: number): readonly DocumentNode[] {
    this.index ??= indexOf(this.nodes);
    return this.index.get(slot) ?? [];
  }
}

const indexOf = (nodes: readonly DocumentNode[]): Map<number, DocumentNode[]> => {
  const index = new Map<number, DocumentNode[]>();
  for (const node of nodes)
    for (const slot of node.slots ?? []) {
      const known = index.get(slot) ?? [];
      known.push(node);
      index.set(slot, known);
    }
  return index;
};
