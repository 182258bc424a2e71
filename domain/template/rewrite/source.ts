/**
 * The text of a template as a tree with positions, and edits of it. Offsets count UTF-16 units from the beginning.
 */

interface Place {
  readonly start: number;
  /** Behind the last character of the content, without comments and line ends after it. */
  readonly end: number;
  /** `!Ref` and the like, which stand before `start`. */
  readonly tag?: string | undefined;
}

export interface ScalarNode extends Place {
  readonly kind: 'scalar';
  /** The value as text, without quotes. */
  readonly text: string;
  readonly plain: boolean;
}

export interface ListNode extends Place {
  readonly kind: 'list';
  readonly items: readonly Node[];
}

export interface Entry {
  readonly key: ScalarNode;
  readonly value: Node;
}

export interface MapNode extends Place {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
  /** Whether it is written in braces. */
  readonly flow: boolean;
}

/** Stands for a node that is written elsewhere. */
export interface AliasNode extends Place {
  readonly kind: 'alias';
  readonly target: Node;
}

export type Node = ScalarNode | ListNode | MapNode | AliasNode;

export interface Source {
  readonly text: string;
  readonly root: Node;
  /** Whether what is added must be JSON. */
  readonly json: boolean;
}

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies edits to the part of a text between two offsets. Equal edits count once. They must not overlap. */
export const applyEdits = (text: string, edits: readonly Edit[], start = 0, end = text.length): string => {
  let at = start;
  let edited = '';
  for (const edit of inOrder(edits)) {
    edited += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return edited + text.slice(at, end);
};

const inOrder = (edits: readonly Edit[]): Edit[] => {
  const distinct = new Map(edits.map((edit) => [`${edit.start} ${edit.end} ${edit.text}`, edit]));
  return [...distinct.values()].toSorted((one, other) => one.start - other.start || one.end - other.end);
};

/** The node itself, or the one that an alias stands for. */
export const resolveAlias = (node: Node | undefined): Exclude<Node, AliasNode> | undefined =>
  node?.kind === 'alias' ? resolveAlias(node.target) : node;

/** The entries of a map; none of anything else. */
export const entriesOf = (node: Node | undefined): readonly Entry[] => {
  const resolved = resolveAlias(node);
  return resolved?.kind === 'map' ? resolved.entries : [];
};

export const entryOf = (node: Node | undefined, key: string): Entry | undefined =>
  entriesOf(node).find((entry) => entry.key.text === key);

export const valueAt = (node: Node | undefined, key: string): Node | undefined => entryOf(node, key)?.value;

/** The text of a scalar without a tag; undefined for anything else. */
export const scalarText = (node: Node | undefined): string | undefined => {
  const resolved = resolveAlias(node);
  return resolved?.kind === 'scalar' && resolved.tag === undefined ? resolved.text : undefined;
};

/** The offset of the end of a line, before its line break. */
export const lineEnd = ({ text }: Pick<Source, 'text'>, offset: number): number => {
  const found = text.slice(offset).search(/\r?\n/);
  return found < 0 ? text.length : offset + found;
};

/** The text between the line's begin and an offset, if it is blank; undefined where something stands before it. */
export const indentBefore = ({ text }: Pick<Source, 'text'>, offset: number): string | undefined => {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*$/.test(before) ? before : undefined;
};

/** The end of the last line above an offset that is neither blank nor a comment. */
export const lineAbove = (source: Pick<Source, 'text'>, offset: number): number => {
  const lines = source.text.slice(0, offset).split('\n').slice(0, -1);
  while (/^\s*(#.*)?\r?$/.test(lines.at(-1) ?? '-')) lines.pop();
  return lines.join('\n').replace(/\r$/, '').length;
};

/** Blanks up to the column of an offset, for what comes on a line of its own. */
export const columnIndent = ({ text }: Pick<Source, 'text'>, offset: number): string =>
  ' '.repeat(offset - text.lastIndexOf('\n', offset - 1) - 1);

/** The line break of the text. */
export const breakIn = ({ text }: Pick<Source, 'text'>): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** Replaces the first occurrence of a word in a scalar; undefined where the scalar does not have it as it is. */
export const editScalar = ({ text }: Pick<Source, 'text'>, scalar: ScalarNode, [old, now]: [string, string]) => {
  const found = text.slice(scalar.start, scalar.end).indexOf(old);
  if (found < 0) return undefined;
  const start = scalar.start + found;
  return { start, end: start + old.length, text: now } satisfies Edit;
};

/** Line and column of an offset, both from 1. */
export const positionOf = ({ text }: Pick<Source, 'text'>, offset: number): { line: number; column: number } => {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
};
