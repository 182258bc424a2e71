/**
 * `Fn::ForEach`: a loop's identifier, its collection, and what it makes of a text.
 */
import { type Entry, entriesOf, type Node, resolveAlias, scalarText } from './source.ts';

export interface Loop {
  readonly identifier: string;
  /** Undefined when the template does not say them itself, as with a reference to a parameter. */
  readonly values: readonly string[] | undefined;
  /** The entries that are made once for each value. */
  readonly entries: readonly Entry[];
}

/** Reads the entry `Fn::ForEach::Name: [identifier, collection, fragment]`; undefined for any other. */
export const loopOf = ({ key, value }: Entry): Loop | undefined => {
  const list = resolveAlias(value);
  if (!key.text.startsWith('Fn::ForEach') || list?.kind !== 'list') return undefined;
  const [identifier, collection, fragment] = list.items;
  return { identifier: scalarText(identifier) ?? '', values: valuesOf(collection), entries: entriesOf(fragment) };
};

const valuesOf = (collection: Node | undefined): readonly string[] | undefined => {
  const list = resolveAlias(collection);
  if (list?.kind !== 'list' || list.tag !== undefined) return undefined;
  const values = list.items.map(scalarText);
  return values.every((value) => value !== undefined) ? (values as string[]) : undefined;
};

/** The texts that loops make of a text: `Flag${Name}` becomes one for each name. */
export const expand = (text: string, loops: readonly Loop[]): readonly string[] =>
  loops.reduce(
    (texts, { identifier, values }) =>
      texts.flatMap((one) => {
        if (values === undefined || !hasVariable(one, identifier)) return one;
        return values.map((value) => fill(one, identifier, value));
      }),
    [text] as readonly string[],
  );

const hasVariable = (text: string, identifier: string): boolean =>
  text.includes(`\${${identifier}}`) || text.includes(`&{${identifier}}`);

/** `&{Name}` leaves out what a logical id cannot have. */
const fill = (text: string, identifier: string, value: string): string =>
  text.replaceAll(`\${${identifier}}`, value).replaceAll(`&{${identifier}}`, value.replaceAll(/[^A-Za-z0-9]/g, ''));
