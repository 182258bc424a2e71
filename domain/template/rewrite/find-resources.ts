/**
 * The resources of a template: those at its top, below `resources` of a Serverless file, and in loops.
 */
import { newLogicalId, newTypeFor } from '../rewrite.ts';
import { expand, type Loop, loopOf } from './expand-loop.ts';
import {
  type Entry,
  entriesOf,
  entryOf,
  type Node,
  resolveAlias,
  type ScalarNode,
  scalarText,
  valueAt,
} from './source.ts';

/** A resource of `AWS::Evidently::*`. */
export interface FormerResource {
  readonly entry: Entry;
  readonly logicalId: string;
  readonly newId: string;
  readonly newType: string;
  readonly type: ScalarNode;
  /** The entries beside it. */
  readonly siblings: readonly Entry[];
  /** Whether the resource with the new id is there already: this one waits to be dropped. */
  readonly isKept: boolean;
}

/** Any resource, with the loops around it. */
export interface PlacedResource {
  readonly entry: Entry;
  readonly siblings: readonly Entry[];
  readonly loops: readonly Loop[];
}

/** The parts of a file that are templates: with `Resources`, `Outputs` and so on. */
export const sectionsOf = (root: Node): readonly Node[] => {
  const nested = resolveAlias(valueAt(root, 'resources'));
  return [root, ...(nested?.kind === 'list' ? nested.items : nested ? [nested] : [])];
};

const placed = (siblings: readonly Entry[], loops: readonly Loop[] = []): PlacedResource[] =>
  siblings.flatMap((entry) => {
    const loop = loopOf(entry);
    return loop ? placed(loop.entries, [...loops, loop]) : [{ entry, siblings, loops }];
  });

/** All resources of a file. */
export const resourcesIn = (root: Node): PlacedResource[] =>
  sectionsOf(root).flatMap((section) => placed(entriesOf(valueAt(section, 'Resources'))));

/** The scalar of a resource's type. */
export const typeOf = ({ value }: Entry): ScalarNode | undefined => {
  const type = resolveAlias(entryOf(value, 'Type')?.value);
  return type?.kind === 'scalar' ? type : undefined;
};

/** The resource to rewrite; undefined for one of another type, or of a type that never was. */
export const formerOf = ({ entry, siblings }: PlacedResource, suffix: string): FormerResource | undefined => {
  const type = typeOf(entry);
  const newType = newTypeFor(type?.text ?? '');
  if (!type || newType === undefined) return undefined;
  const newId = newLogicalId(entry.key.text, suffix);
  const isKept = siblings.some((other) => other.key.text === newId && typeOf(other)?.text === newType);
  return { entry, logicalId: entry.key.text, newId, newType, type, siblings, isKept };
};

/** The new logical ids by the old ones, in the form of the template, and as loops make them. */
export const renamesIn = (root: Node, suffix: string): Map<string, string> =>
  new Map(
    resourcesIn(root)
      .filter((resource) => formerOf(resource, suffix) !== undefined)
      .flatMap(({ entry, loops }) => [entry.key.text, ...expand(entry.key.text, loops)])
      .map((id) => [id, newLogicalId(id, suffix)]),
  );

/** The logical ids and parameters that a file defines itself. */
export const definedIn = (root: Node): ReadonlySet<string> =>
  new Set(
    sectionsOf(root).flatMap((section) => [
      ...entriesOf(valueAt(section, 'Parameters')).map(({ key }) => key.text),
      ...resourcesIn(section).map(({ entry }) => entry.key.text),
    ]),
  );

/** The entry `DependsOn` of a resource. */
export const dependencies = ({ value }: Entry): readonly ScalarNode[] => scalarsIn(valueAt(value, 'DependsOn'));

/** A scalar, or the scalars of a list. */
export const scalarsIn = (node: Node | undefined): readonly ScalarNode[] => {
  const resolved = resolveAlias(node);
  if (resolved?.kind === 'scalar') return [resolved];
  return resolved?.kind === 'list'
    ? resolved.items.filter((item): item is ScalarNode => scalarText(item) !== undefined)
    : [];
};
