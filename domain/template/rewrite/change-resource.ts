/**
 * Edits of one resource: what it needs to be a custom one, and what holds back the deletion of the old one.
 */
import { isArn } from '../rewrite.ts';
import type { FormerResource } from './find-resources.ts';
import {
  breakIn,
  columnIndent,
  type Edit,
  type Entry,
  editScalar,
  entryOf,
  indentBefore,
  lineAbove,
  lineEnd,
  type Node,
  resolveAlias,
  type Source,
  valueAt,
} from './source.ts';

/** The edits of the id, the type and the provider; undefined for a resource that cannot be edited. */
export const changeResource = (
  source: Source,
  former: FormerResource,
  provider: string,
): readonly Edit[] | undefined => {
  const { entry, type, newType, logicalId, newId } = former;
  const id = editScalar(source, entry.key, [logicalId, newId]);
  const custom = editScalar(source, type, [type.text, newType]);
  const token = addToken(source, entryOf(entry.value, 'Properties'), provider);
  return id && custom && token && [id, custom, token];
};

/** Above the first property and its comments, so that comments stay with the properties that they stand above. */
const addToken = (source: Source, properties: Entry | undefined, provider: string): Edit | undefined => {
  const map = resolveAlias(properties?.value);
  if (!properties || map?.kind !== 'map') return undefined;
  const [first] = map.entries;
  const value = tokenOf(source, provider);
  if (!first) return map.flow ? at(map.start + 1, pair(source, ['ServiceToken', value])) : undefined;
  if (map.flow) return at(first.key.start, `${pair(source, ['ServiceToken', value])}${separator(source, first)}`);
  const indent = indentBefore(source, first.key.start);
  if (indent === undefined) return undefined;
  return at(lineAbove(source, first.key.start), `${breakIn(source)}${indent}ServiceToken: ${value}`);
};

const at = (start: number, text: string): Edit => ({ start, end: start, text });

const pair = ({ json }: Source, [key, value]: readonly [string, string]): string =>
  json ? `${JSON.stringify(key)}: ${value}` : `${key}: ${value}`;

const tokenOf = ({ json }: Source, provider: string): string => {
  if (isArn(provider)) return json ? JSON.stringify(provider) : provider;
  return json ? `{ "Fn::ImportValue": ${JSON.stringify(provider)} }` : `!ImportValue ${provider}`;
};

/** What stands between two entries in braces: on one line, or one a line as the first. */
export const separator = (source: Source, { key }: Pick<Entry, 'key'>): string => {
  const indent = indentBefore(source, key.start);
  return indent === undefined ? ', ' : `,${breakIn(source)}${indent}`;
};

/** The policies by which CloudFormation only forgets a resource, since nothing answers to its deletion. */
const POLICIES = ['DeletionPolicy', 'UpdateReplacePolicy'];

/** Returns the edits of the old resource; undefined where a policy is not a word. */
export const retainResource = (source: Source, { entry, type }: FormerResource): readonly Edit[] | undefined => {
  const missing = POLICIES.filter((policy) => !valueAt(entry.value, policy));
  const present = POLICIES.flatMap((policy) => valueAt(entry.value, policy) ?? []).map((node) => retain(source, node));
  const typeEntry = entryOf(entry.value, 'Type');
  const map = resolveAlias(entry.value);
  if (!typeEntry || map?.kind !== 'map' || !present.every((edit) => edit !== undefined)) return undefined;
  const value = source.json ? '"Retain"' : 'Retain';
  const indent = columnIndent(source, typeEntry.key.start);
  const before = map.flow ? separator(source, typeEntry) : `${breakIn(source)}${indent}`;
  const added = missing.map((policy) => `${before}${pair(source, [policy, value])}`).join('');
  return [...present, at(map.flow ? type.end : lineEnd(source, type.end), added)];
};

const retain = (source: Source, policy: Node): Edit | undefined => {
  const scalar = resolveAlias(policy);
  return scalar?.kind === 'scalar' ? editScalar(source, scalar, [scalar.text, 'Retain']) : undefined;
};
