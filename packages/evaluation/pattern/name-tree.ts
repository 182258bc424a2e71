// The names that patterns ask for. A document is read along this tree: what has no place in it is skipped.

/** A name on the way to a field that a pattern asks for. */
export class PathNode {
  readonly name: string;
  /** The name as a text has it mostly, its colon included. */
  readonly written: string;
  /** Where a document keeps what stands here. */
  readonly slot: number;
  /** Whether a value here is asked for. */
  isAsked = false;
  /** Whether children have children, so that a name with a dot can lead to one. */
  isDeep = false;
  /** By their shapes, so that a name is found where it stands in a text, without making a string of it. */
  readonly children = new Map<number, PathNode[]>();
  /** The children as members of objects that were read had them, by their index: an application makes its contexts alike. */
  readonly expected: PathNode[] = [];

  constructor(name: string, slot: number) {
    this.name = name;
    this.written = `${JSON.stringify(name)}:`;
    this.slot = slot;
  }
}

/** Members of an object beyond these are looked up each time. */
const MAX_EXPECTED = 32;

/** The names of one or more patterns that are asked of the same documents. */
export class NameTree {
  readonly root = new PathNode('', -1);
  /** How many slots a document has. */
  size = 0;

  /** Adds the field of that name, its path joined with dots, and returns the nodes on its path. */
  add(name: string): readonly PathNode[] {
    let node = this.root;
    const path = name.split('.').map((step, i, { length }) => {
      if (i < length - 1) node.isDeep = true;
      node = this.#childOf(node, step);
      return node;
    });
    node.isAsked = true;
    return path;
  }

  #childOf(parent: PathNode, name: string): PathNode {
    const known = childNamed(parent, name, 0, name.length);
    if (known !== UNASKED) return known;
    const child = new PathNode(name, this.size++);
    const shape = shapeOf(name, 0, name.length);
    parent.children.set(shape, [...(parent.children.get(shape) ?? []), child]);
    return child;
  }
}

/** Stands for every name that nobody asks for. */
export const UNASKED = new PathNode('', -1);

/**
 * The node of the name that stands in `text` from `start` to `end`, of an object's member at an index. `{"a.b": x}` means
 * `{"a": {"b": x}}`.
 */
export const memberNamed = (parent: PathNode, index: number, text: string, start = 0, end = text.length): PathNode => {
  const member = nodeNamed(parent, text, start, end);
  // A name with dots is longer than that of its node.
  if (index < MAX_EXPECTED && member !== UNASKED && member.name.length === end - start) parent.expected[index] = member;
  return member;
};

const nodeNamed = (parent: PathNode, text: string, start: number, end: number): PathNode => {
  let dot = parent.isDeep ? start : end;
  while (dot < end && text.charCodeAt(dot) !== DOT) dot++;
  const child = childNamed(parent, text, start, dot);
  return dot === end || child === UNASKED ? child : nodeNamed(child, text, dot + 1, end);
};

const DOT = 46;

const childNamed = ({ children }: PathNode, text: string, start: number, end: number): PathNode => {
  const alike = children.get(shapeOf(text, start, end));
  if (alike !== undefined)
    for (const child of alike)
      if (child.name.length === end - start && text.startsWith(child.name, start)) return child;
  return UNASKED;
};

/** Tells most names apart: the length and the last character. */
const shapeOf = (text: string, start: number, end: number): number =>
  start === end ? 0 : ((end - start) << 16) | text.charCodeAt(end - 1);
