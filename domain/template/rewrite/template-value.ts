/**
 * The properties of a resource as a provider would receive them, as far as a template says them itself.
 */
import { UNKNOWN } from '../known-faults.ts';
import { entriesOf, type Node, resolveAlias } from './source.ts';

/** Values of parameters and names of resources, by what `Ref` calls them. */
type Known = ReadonlyMap<string, string>;

/** Returns all scalars as text, and each function as `UNKNOWN` unless it refers to what is known. */
export const valueIn = (node: Node, known: Known = new Map()): unknown => {
  const resolved = resolveAlias(node);
  if (!resolved) return UNKNOWN;
  if (resolved.tag !== undefined) return resultOf(resolved.tag.slice(1), { ...resolved, tag: undefined }, known);
  if (resolved.kind === 'list') return resolved.items.map((item) => valueIn(item, known));
  if (resolved.kind === 'scalar') return resolved.text.includes('${') ? UNKNOWN : asText(resolved);
  const entries = mergedEntries(resolved);
  const call = entries.find(({ key }) => key.text === 'Ref' || key.text.startsWith('Fn::'));
  if (call) return resultOf(call.key.text.replace('Fn::', ''), call.value, known);
  return Object.fromEntries(entries.map(({ key, value }) => [key.text, valueIn(value, known)]));
};

const resultOf = (name: string, argument: Node, known: Known): unknown => {
  const [first, attribute] = argument.kind === 'list' ? argument.items.map(textIn) : [textIn(argument)];
  if (first === undefined) return UNKNOWN;
  if (name === 'Ref') return known.get(first) ?? UNKNOWN;
  if (name === 'GetAtt')
    return (attribute ?? 'Arn') === 'Arn' ? (known.get(first.replace(/\.Arn$/, '')) ?? UNKNOWN) : UNKNOWN;
  return name === 'Sub' && argument.kind === 'scalar' ? filled(first, known) : UNKNOWN;
};

const textIn = (node: Node): string | undefined => (node.kind === 'scalar' ? node.text : undefined);

/** `${X}` and `${X.Arn}` by what is known, and `${!X}` as the text `${X}`. */
const filled = (text: string, known: Known): string => {
  const values = [...text.matchAll(/\$\{([^!}]+?)(?:\.Arn)?\}/g)].map(([, name = '']) => known.get(name));
  if (values.includes(undefined)) return UNKNOWN;
  return text.replaceAll(/\$\{([^!}]+?)(?:\.Arn)?\}/g, (_, name) => known.get(name) ?? '').replaceAll('${!', '${');
};

/** `yes` and `no` without quotes are booleans of YAML 1.1. */
const asText = ({ text, plain }: { readonly text: string; readonly plain: boolean }): string => {
  if (plain && /^(yes|on)$/i.test(text)) return 'true';
  return plain && /^(no|off)$/i.test(text) ? 'false' : text;
};

const mergedEntries = (node: Node): readonly ReturnType<typeof entriesOf>[number][] =>
  entriesOf(node).flatMap((entry) => (entry.key.text === '<<' ? mergedEntries(entry.value) : [entry]));
