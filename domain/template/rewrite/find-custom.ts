/**
 * The resources of a template, old or new, with as much of their properties as the template and its parameters say.
 */
import type { Desired } from '../desired.ts';
import { readKnown, UNKNOWN } from '../known-faults.ts';
import { readTemplateType } from '../template-type.ts';
import { resourcesIn, sectionsOf, typeOf } from './find-resources.ts';
import { type Entry, entriesOf, entryOf, type Node, resolveAlias, scalarText, valueAt } from './source.ts';
import { valueIn } from './template-value.ts';

export type Parameters = ReadonlyMap<string, string>;

export interface FoundResource {
  readonly logicalId: string;
  readonly offset: number;
  readonly desired: Desired;
  /** Properties of which something is only known when they are deployed. */
  readonly unknown: readonly string[];
}

/** Resources in loops are left out. Parameters have their defaults unless others are given. */
export const findCustom = (root: Node, given: Parameters): FoundResource[] => {
  const entries = resourcesIn(root)
    .filter(({ loops }) => loops.length === 0)
    .map(({ entry }) => entry);
  const known = new Map([...defaultsIn(root), ...given]);
  // In two passes, since a name may refer to another resource.
  for (const _ of ['names of literals', 'names of names']) for (const entry of entries) learnName(entry, known);
  return entries.flatMap((entry) => read(entry, known) ?? []);
};

const defaultsIn = (root: Node): [string, string][] =>
  sectionsOf(root)
    .flatMap((section) => entriesOf(valueAt(section, 'Parameters')))
    .flatMap(({ key, value }): [string, string][] => {
      const text = scalarText(valueAt(value, 'Default'));
      return text === undefined ? [] : [[key.text, text]];
    });

const isOurs = (entry: Entry): boolean => readTemplateType(typeOf(entry)?.text ?? '') !== undefined;

/** A reference to a resource is as good as its name. */
const learnName = (entry: Entry, known: Map<string, string>): void => {
  const name = valueAt(valueAt(entry.value, 'Properties'), 'Name');
  if (!isOurs(entry) || !name) return;
  const value = valueIn(name, known);
  if (typeof value === 'string' && value !== UNKNOWN) known.set(entry.key.text, value);
};

const read = (entry: Entry, known: Parameters): FoundResource | undefined => {
  const type = readTemplateType(typeOf(entry)?.text ?? '');
  const properties = resolveAlias(valueAt(entry.value, 'Properties'));
  if (!type || properties?.kind !== 'map') return undefined;
  const values = valueIn(properties, known) as Record<string, unknown>;
  const unknown = Object.keys(values).filter((name) => JSON.stringify(values[name])?.includes(UNKNOWN));
  const { desired } = readKnown(type, values);
  const offset = entryOf(entry.value, 'Properties')?.key.start ?? entry.key.start;
  return { logicalId: entry.key.text, offset, desired, unknown: unknown.filter((name) => name !== 'ServiceToken') };
};
