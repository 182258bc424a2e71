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
export interface DocumentNode extends Part {
  /** Several values under a name are a set. */
  readonly values: (Scalar | Set<Scalar> | undefined)[];
  arrays: (Elements | undefined)[] | undefined;
  /** The slots with anything in them, in an element of an array. */
  readonly slots: number[] | undefined;
}

/** The objects and arrays in an array. Of a name that stands twice they are those of all its arrays, which count as one. */
export interface Elements extends Part {
  readonly nodes: DocumentNode[];
  /** Those that have anything at a slot. */
  readonly at: DocumentNode[][];
}

export const newDocument = (size: number, slots?: number[]): DocumentNode => ({
  known: undefined,
  values: new Array(size),
  arrays: undefined,
  slots,
});

export const putScalar = ({ values, slots }: DocumentNode, slot: number, scalar: Scalar): void => {
  const value = values[slot];
  if (value === undefined) {
    values[slot] = scalar;
    slots?.push(slot);
  } else if (value instanceof Set) value.add(scalar);
  else values[slot] = new Set([value, scalar]);
};

export const putElement = (document: DocumentNode, slot: number, element: DocumentNode): void => {
  if (!element.slots?.length) return;
  document.arrays ??= [];
  let array = document.arrays[slot];
  if (!array) {
    array = { known: undefined, nodes: [], at: [] };
    document.arrays[slot] = array;
    document.slots?.push(slot);
  }
  // What stands for an array that has nothing else: whoever chooses the one chooses the other.
  const [first = element, ...others] = element.arrays?.[slot]?.nodes ?? [];
  const node = others.length > 0 || element.values[slot] !== undefined ? element : first;
  array.nodes.push(node);
  for (const at of node.slots as number[]) {
    array.at[at] ??= [];
    array.at[at].push(node);
  }
};
