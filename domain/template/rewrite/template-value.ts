/**
 * The properties of a resource as a provider would receive them, as far as a template says them itself.
 */
import { UNKNOWN } from '../known-faults.ts';
import { entriesOf, type Node, resolveAlias } from './source.ts';

/** Returns all scalars as text, and each function as `UNKNOWN`. */
export const valueIn = (node: Node): unknown => {
  const resolved = resolveAlias(node);
  if (!resolved || resolved.tag !== undefined) return UNKNOWN;
  if (resolved.kind === 'list') return resolved.items.map(valueIn);
  if (resolved.kind === 'scalar') return resolved.text.includes('${') ? UNKNOWN : asText(resolved);
  const entries = mergedEntries(resolved);
  const isFunction = entries.some(({ key }) => key.text === 'Ref' || key.text.startsWith('Fn::'));
  return isFunction ? UNKNOWN : Object.fromEntries(entries.map(({ key, value }) => [key.text, valueIn(value)]));
};

/** `yes` and `no` without quotes are booleans of YAML 1.1. */
const asText = ({ text, plain }: { readonly text: string; readonly plain: boolean }): string => {
  if (plain && /^(yes|on)$/i.test(text)) return 'true';
  return plain && /^(no|off)$/i.test(text) ? 'false' : text;
};

const mergedEntries = (node: Node): readonly ReturnType<typeof entriesOf>[number][] =>
  entriesOf(node).flatMap((entry) => (entry.key.text === '<<' ? mergedEntries(entry.value) : [entry]));
