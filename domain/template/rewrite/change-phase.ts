/**
 * The two phases of a live stack: the old resource beside the new one, and the new one alone.
 */
import { retainResource, separator } from './change-resource.ts';
import type { FormerResource } from './find-resources.ts';
import { applyEdits, breakIn, columnIndent, type Edit, type Entry, lineEnd, type Source } from './source.ts';

/** Where an entry with all its lines ends, comments behind it included. */
const endOf = (source: Source, { value }: Entry, isFlow: boolean): number => {
  const { end } = value;
  return isFlow ? end : lineEnd(source, end);
};

/** Whether entries are divided by commas. */
const inBraces = ({ text }: Source, { key, value }: Entry): boolean =>
  value.kind === 'map' && value.flow && /[{,]\s*$/.test(text.slice(0, key.start));

/** The old resource with a policy that keeps it, and behind it the new one as the edits make it. */
export const keepBeside = (source: Source, former: FormerResource, edits: readonly Edit[]): Edit | undefined => {
  const { entry } = former;
  const isFlow = inBraces(source, entry);
  const start = entry.key.start;
  const end = endOf(source, entry, isFlow);
  const retained = retainResource(source, former);
  if (!retained) return undefined;
  const old = applyEdits(source.text, retained, start, end);
  const between = isFlow ? separator(source, entry) : `${breakIn(source)}${columnIndent(source, start)}`;
  return { start, end, text: `${old}${between}${applyEdits(source.text, edits, start, end)}` };
};

/** Leaves out a resource whose new one is there. Comments before it and behind it stay. */
export const dropFormer = (source: Source, { entry, siblings }: FormerResource): Edit => {
  const isFlow = inBraces(source, entry);
  const { start } = entry.key;
  const end = endOf(source, entry, isFlow);
  const next = siblings[siblings.indexOf(entry) + 1];
  if (next) {
    const [gap = ''] = /^\s*,?\s*/.exec(source.text.slice(end)) ?? [];
    return { start, end: end + gap.length, text: '' };
  }
  const [gap = ''] = /,?\s*$/.exec(source.text.slice(0, start)) ?? [];
  return { start: start - gap.length, end, text: '' };
};

/** Whether an edit lies within the lines of a resource. */
export const isWithin = ({ start, end }: Edit, { entry }: FormerResource): boolean =>
  start >= entry.key.start && end <= entry.value.end;
