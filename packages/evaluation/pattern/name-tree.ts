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
  /** By their shapes, so that a name is found where it stands in a text, without making a string of it. */
  readonly children: Map<number, PathNode>;
  /** Another child of the same parent that has the same shape. */
  next: PathNode | undefined;
  /** The children as members of objects that were read had them, by their index: an application makes its contexts alike. */
  readonly expected: PathNode[];
}

const newNode = (name: string, slot: number): PathNode => ({
  name,
  written: `${JSON.stringify(name)}:`,
  slot,
  isAsked: false,
  children: new Map(),
  next: undefined,
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
      const { length } = step;
      const parent = node;
      node = childNamed(parent, step, 0, length);
      if (node === UNASKED) {
        node = newNode(step, this.size++);
        const shape = shapeOf(step, 0, length);
        node.next = parent.children.get(shape);
        parent.children.set(shape, node);
      }
      return node;
    });
    node.isAsked = true;
    return path;
  }
}

/** Stands for every name that nobody asks for. */
export const UNASKED = newNode('', -1);

/**
 * The node of the name that stands in `text` from `start` to `end`, of an object's member at an index. `{"a.b": x}` means
 * `{"a": {"b": x}}`.
 */
export const memberNamed = (parent: PathNode, index: number, text: string, start = 0, end = text.length): PathNode => {
  let node = parent;
  let from = start;
  for (let i = start; i <= end; i++)
    if (i === end || text.charCodeAt(i) === DOT) {
      node = childNamed(node, text, from, i);
      from = i + 1;
    }
  // A name with dots is longer than that of its node.
  if (index < MAX_EXPECTED && node !== UNASKED && node.name.length === end - start) parent.expected[index] = node;
  return node;
};

const DOT = 46;

const childNamed = ({ children }: PathNode, text: string, start: number, end: number): PathNode => {
  let child = children.get(shapeOf(text, start, end));
  while (child && !(child.name.length === end - start && text.startsWith(child.name, start))) child = child.next;
  return child ?? UNASKED;
};

/** Tells most names apart: the length and the last character. */
const shapeOf = (text: string, start: number, end: number): number =>
  start === end ? 0 : ((end - start) << 16) | text.charCodeAt(end - 1);
