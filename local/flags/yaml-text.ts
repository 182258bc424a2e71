/**
 * Documents as YAML 1.2, and back, with the line and the column of each member. JSON is YAML too.
 */
import {
  Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  visit,
} from 'yaml';
import type { FilePath } from '../../domain/flags/read-members.ts';

/** Whether editors and other readers of YAML keep a text as it is. A sole `=` is a type of its own in YAML 1.1. */
const isOrdinary = (text: string): boolean =>
  /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Emoji} \n]*$/u.test(text) && !/^\s|\s$|^=$/.test(text);

/** Line breaks for some readers, and nothing to be seen for people. They are no ordinary ones, so they stand in quotes. */
const hidden = /[\u007f-\u009f\u2028\u2029\ufeff]/g;

const escapeHidden = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Texts that readers of YAML 1.1 would take for something else, such as `yes`, stand in quotes. */
export const writeYaml = (value: unknown): string => {
  const document = new Document(value, { version: '1.2', compat: 'yaml-1.1', aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && !isOrdinary(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0 }).replaceAll(hidden, escapeHidden);
};

export interface TextFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface ParsedYaml {
  readonly value: unknown;
  readonly faults: readonly TextFault[];
  /** Where a member is, or what there is of the way to it. Lines and columns count from 1. */
  readonly positionOf: (path: FilePath) => { readonly line: number; readonly column: number };
}

export const parseYaml = (text: string): ParsedYaml => {
  const lines = new LineCounter();
  const document = parseDocument(text, { version: '1.2', lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const faults = [...document.errors, ...document.warnings].map(({ pos, message }) => ({ ...at(pos[0]), message }));
  visit(document, {
    Pair: (_, { key }) => {
      if (!isScalar(key) || typeof key.value === 'string') return;
      const written = key.source ?? String(key.value);
      faults.push({ ...at(key.range?.[0] ?? 0), message: `${written} is no text in YAML: write '${written}'` });
    },
  });
  const value = faults.length > 0 ? undefined : toValue(document, faults);
  return { value, faults, positionOf: (path) => at(offsetOf(document.contents, path)) };
};

/** A document of nothing but aliases of aliases is refused by the library. */
const toValue = (document: Document.Parsed, faults: TextFault[]): unknown => {
  try {
    return document.toJS();
  } catch (error) {
    faults.push({ line: 1, column: 1, message: (error as Error).message });
    return undefined;
  }
};

const offsetOf = (node: Node | null | undefined, path: FilePath, known = 0): number => {
  const offset = node?.range?.[0] ?? known;
  const [key, ...rest] = path;
  if (key === undefined) return offset;
  if (isSeq(node)) return offsetOf(node.items[Number(key)] as Node | undefined, rest, offset);
  const pair = isMap(node) ? node.items.find((item) => isPair(item) && keyOf(item) === String(key)) : undefined;
  const start = (pair?.key as Node | undefined)?.range?.[0] ?? known;
  if (!pair) return known || offset;
  return rest.length === 0 ? start : offsetOf(pair.value as Node | null, rest, start);
};

const keyOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key);
