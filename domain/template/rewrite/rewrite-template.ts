/**
 * Rewrites a template for Selfevident by edits of its text, so that comments, order and quotes stay. What is rewritten
 * already stays as it is.
 */
import { DEFAULT_PROVIDER, DEFAULT_SUFFIX } from '../rewrite.ts';
import { dropFormer, isWithin, keepBeside } from './change-phase.ts';
import { changeResource } from './change-resource.ts';
import { checkProperties } from './check-properties.ts';
import { checkTemplate } from './check-template.ts';
import { definedIn, type FormerResource, formerOf, renamesIn, resourcesIn } from './find-resources.ts';
import { type Finding, todo } from './finding.ts';
import { exportNotes, type Renames, renameReferences } from './rename-references.ts';
import { applyEdits, type Edit, type Source } from './source.ts';

/** Whether the old resources stay beside the new ones, or not. */
export type Phase = 'keep' | 'drop';

export interface RewriteOptions {
  /** The name of the export, or the ARN of the function. */
  readonly provider?: string | undefined;
  /** At the end of new logical ids; the same in both phases. */
  readonly suffix?: string | undefined;
  readonly phase?: Phase | undefined;
  /** New ids of resources in other files of the same template. */
  readonly others?: Renames | undefined;
  /** Epoch seconds. */
  readonly now: number;
}

export interface Rewritten {
  readonly text: string;
  /** The new logical ids by the old ones, of the resources in this file. */
  readonly renamed: Renames;
  readonly findings: readonly Finding[];
}

export const rewriteTemplate = (source: Source, options: RewriteOptions): Rewritten => {
  const { suffix = DEFAULT_SUFFIX } = options;
  const formers = resourcesIn(source.root).flatMap((resource) => formerOf(resource, suffix) ?? []);
  const renamed = renamesIn(source.root, suffix);
  const all = new Map([...othersFor(source, options), ...renamed]);
  const references = renameReferences(source, all, suffix);
  const { edits, findings } = rewriteResources(source, { formers, references: references.edits, options });
  const checked = formers.filter(({ isKept }) => !isKept).flatMap((former) => checkProperties(former, options.now));
  return {
    text: applyEdits(source.text, edits),
    renamed,
    findings: [
      ...findings,
      ...references.findings,
      ...checked,
      ...checkTemplate(source),
      ...exportNotes(source, renamed),
    ].toSorted((one, other) => one.offset - other.offset),
  };
};

/** What a file defines itself is its own. */
const othersFor = ({ root }: Source, { others }: RewriteOptions): [string, string][] => {
  const own = definedIn(root);
  return [...(others ?? [])].filter(([id]) => !own.has(id));
};

interface Resources {
  readonly formers: readonly FormerResource[];
  readonly references: readonly Edit[];
  readonly options: RewriteOptions;
}

const rewriteResources = (source: Source, { formers, references, options }: Resources) => {
  const { provider = DEFAULT_PROVIDER, phase = 'drop' } = options;
  const findings: Finding[] = [];
  const within = (former: FormerResource) => references.filter((edit) => isWithin(edit, former));
  const outside = references.filter((edit) => !formers.some((former) => isWithin(edit, former)));
  const own = formers.flatMap((former): readonly Edit[] => {
    if (former.isKept) return phase === 'keep' ? [] : [dropFormer(source, former)];
    const taken = former.siblings.find(({ key }) => key.text === former.newId);
    const changed = taken ? undefined : changeResource(source, former, provider);
    const edits = changed && [...changed, ...within(former)];
    const beside = edits && phase === 'keep' ? [keepBeside(source, former, edits)] : edits;
    if (beside?.every((edit) => edit !== undefined)) return beside;
    const reason = taken ? `${former.newId} is taken: give another suffix` : 'it is written in a way that is not known';
    findings.push(todo(former.entry.key.start, `${former.logicalId} stays as it is: ${reason}`));
    return [];
  });
  return { edits: [...outside, ...own], findings };
};
