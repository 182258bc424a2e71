// The names that patterns ask for. A document is read along this tree: what has no place in it is skipped.

/** A name on the way to a field that a pattern asks for. */
export interface PathNode {
  readonly name: string;
  /** The name as a text has it mostly, its colon included. */
  readonly written: string;
  /** Where a document keeps what stands here. */
  readonly slot: number;
  /** Whether a value here is asked for. */
  isAsked: boolean;
  readonly children: Map<string, PathNode>;
  /** The children as members of objects that were read had them, by their index: an application makes its contexts alike. */
  readonly expected: PathNode[];
}

const newNode = (name: string, slot: number): PathNode => ({
  name,
  written: `${JSON.stringify(name)}:`,
  slot,
  isAsked: false,
  children: new Map(),
  expected: [],
});

/** Members of an object beyond these are looked up each time. */
const MAX_EXPECTED = 32;

/** The names of one or more patterns that are asked of the same documents. */
export class NameTree {
  readonly root = newNode('', -1);
  /** How many slots a document has. */
  size = 0;

  /** Adds the field of that name, its path joined with dots, and returns the nodes on its path. */
  add(name: string): readonly PathNode[] {
    let node = this.root;
    const path = name.split('.').map((step) => {
      const { children } = node;
      node = children.get(step) ?? newNode(step, this.size++);
      children.set(step, node);
      return node;
    });
    node.isAsked = true;
    return path;
  }
}

/** Stands for every name that nobody asks for. */
export const UNASKED = newNode('', -1);

/** The node of a name, of an object's member at an index. `{"a.b": x}` means `{"a": {"b": x}}`. */
export const memberNamed = (parent: PathNode, index: number, name: string): PathNode => {
  let node = parent;
  for (const step of name.split('.')) node = node.children.get(step) ?? UNASKED;
  // A name with dots is longer than that of its node.
  if (index < MAX_EXPECTED && node !== UNASKED && node.name === name) parent.expected[index] = node;
  return node;
};
