/**
 * Reads the text of a template, YAML or JSON, with the position of everything in it.
 */
import { isAlias, isMap, isScalar, isSeq, type Pair, parseAllDocuments, type Node as YamlNode } from 'yaml';
import type { AliasNode, Entry, MapNode, Node, ScalarNode, Source } from '../../domain/template/rewrite/source.ts';
import { positionOf } from '../../domain/template/rewrite/source.ts';
import { StartError } from '../start-error.ts';

/** @throws StartError with line and column for text that is neither YAML nor JSON. */
export const readSource = (text: string, file: string): Source => {
  // `yes` is a text here, so that nothing is lost; CloudFormation reads YAML 1.1.
  const documents = parseAllDocuments(text, { version: '1.2', schema: 'failsafe', merge: true, logLevel: 'silent' });
  const [document, second] = 'empty' in documents ? [] : documents;
  const error = document?.errors[0];
  if (error) throw broken(file, text, { offset: error.pos[0], message: error.message.split(' at line')[0] as string });
  const end = second?.range[0] ?? 0;
  if (second) throw broken(file, text, { offset: end, message: 'A template is one document: this is a second one' });
  const contents = document?.contents;
  if (!document || !isMap(contents)) throw broken(file, text, { offset: 0, message: 'A template is an object' });
  const seen = new Map<YamlNode, Node>();
  const nodeOf = (node: YamlNode | null | undefined, at: number): Node => {
    const known = node ? seen.get(node) : undefined;
    if (known) return known;
    const made = makeNode(node, at);
    if (node) seen.set(node, made);
    return made;
  };
  const makeNode = (node: YamlNode | null | undefined, at: number): Node => {
    if (isMap(node)) return mapOf(node, nodeOf, text);
    if (isSeq(node)) {
      const items = node.items.map((item) => nodeOf(item as YamlNode, node.range?.[0] ?? at));
      const start = node.range?.[0] ?? at;
      const flow = node.flow === true;
      return { kind: 'list', tag: tagOf(node), start, end: endOf(flow, node, items), items };
    }
    if (isAlias(node)) {
      const [start, end] = node.range ?? [at, at];
      return { kind: 'alias', start, end, target: nodeOf(node.resolve(document), start) } satisfies AliasNode;
    }
    return scalarOf(node, at, text);
  };
  const root = nodeOf(contents, 0);
  return { text, root, json: contents.flow === true && text[contents.range?.[0] ?? 0] === '{' };
};

const broken = (file: string, text: string, { offset, message }: { offset: number; message: string }): StartError => {
  const { line, column } = positionOf({ text }, offset);
  return new StartError(`${file}:${line}:${column}: ${message}.`);
};

/** `tag:yaml.org,2002:str` and the like are of YAML itself. */
const tagOf = ({ tag }: YamlNode): string | undefined => (tag?.startsWith('!') ? tag : undefined);

/** The end of a block is that of its last part. */
const endOf = (flow: boolean, { range }: YamlNode, parts: readonly Node[]): number => {
  const last = parts.at(-1);
  return flow || !last ? (range?.[1] ?? 0) : last.end;
};

const mapOf = (
  node: YamlNode & { items: Pair[]; flow?: boolean },
  nodeOf: (node: YamlNode | null | undefined, at: number) => Node,
  text: string,
): MapNode => {
  const entries: Entry[] = node.items.map((pair) => {
    const key = scalarOf(pair.key as YamlNode, node.range?.[0] ?? 0, text);
    return { key, value: nodeOf(pair.value as YamlNode | null, key.end) };
  });
  const flow = node.flow === true;
  const end = endOf(
    flow,
    node,
    entries.map(({ value }) => value),
  );
  return { kind: 'map', tag: tagOf(node), start: node.range?.[0] ?? 0, end, entries, flow };
};

const scalarOf = (node: YamlNode | null | undefined, at: number, text: string): ScalarNode => {
  const [start, end] = node?.range ?? [at, at];
  const written = text.slice(start, end);
  const value = isScalar(node) ? String(node.value ?? '') : written;
  const tag = node ? tagOf(node) : undefined;
  return { kind: 'scalar', tag, start, end: start + written.trimEnd().length, text: value, plain: isPlain(node) };
};

const isPlain = (node: YamlNode | null | undefined): boolean =>
  !isScalar(node) || node.type === undefined || node.type === 'PLAIN';
