/**
 * What the provider will refuse of a resource, as far as its template says it without functions.
 */
import type { Desired } from '../desired.ts';
import { readKnown, UNKNOWN } from '../known-faults.ts';
import { readTemplateType } from '../template-type.ts';
import type { FormerResource } from './find-resources.ts';
import { type Finding, todo } from './finding.ts';
import { entryOf, type Node, resolveAlias, valueAt } from './source.ts';
import { valueIn } from './template-value.ts';

/** An experiment may run for 30 days. */
const LONGEST_SECONDS = 30 * 86_400;

/** `now` is in epoch seconds. */
export const checkProperties = ({ entry, type, logicalId }: FormerResource, now: number): Finding[] => {
  const node = valueAt(entry.value, 'Properties');
  const read = readTemplateType(type.text);
  if (!read) return [];
  const values = node ? valueIn(node) : {};
  if (!node || values === UNKNOWN || typeof values !== 'object' || values === null || Array.isArray(values))
    return [todo(entry.key.start, `${logicalId} has no properties that can be read: it stays as it is`)];
  const { desired, faults } = readKnown(read, values as Record<string, unknown>);
  return [
    ...faults.map(({ name, message }) => todo(offsetOf(node, name), `${logicalId}: ${name} ${message}`)),
    ...endOf(desired, now).map((message) => todo(offsetOf(node, 'RunningStatus'), `${logicalId}: ${message}`)),
  ];
};

const endOf = ({ type, run }: Desired, now: number): string[] => {
  const end = run?.status === 'START' ? run.analysisCompleteTime : undefined;
  if (type !== 'experiment' || typeof end !== 'number' || (end > now && end <= now + LONGEST_SECONDS)) return [];
  const shown = new Date(end * 1000).toISOString();
  return [`RunningStatus.AnalysisCompleteTime is ${shown}; a start takes a time within the next 30 days`];
};

/** The offset of the deepest property on a path that the template has. */
const offsetOf = (node: Node, path: string): number => {
  let offset = resolveAlias(node)?.start ?? node.start;
  let here: Node | undefined = node;
  for (const key of path.split(/[.[\]]+/).filter(Boolean)) {
    const resolved = resolveAlias(here);
    const entry = entryOf(resolved, key);
    here = resolved?.kind === 'list' ? resolved.items[Number(key)] : entry?.value;
    if (!here) return offset;
    offset = entry?.key.start ?? here.start;
  }
  return offset;
};
