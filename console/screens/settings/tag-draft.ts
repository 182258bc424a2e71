/**
 * Tags as a form has them, in lines, and what makes them the project's.
 */
import { call } from '../../api/call.ts';
import { Failure } from '../../api/failure.ts';
import { mergeDrafts } from '../../parts/edit/merge-drafts.ts';
import type { Expecting } from '../../parts/edit/use-edit.ts';
import { readTags } from '../../parts/read-tags.ts';
import { words } from '../../words/en.ts';
import type { Project } from './project.ts';

export interface TagDraft {
  /** A line for each: `key = value`. */
  readonly lines: string;
}

type Tags = Readonly<Record<string, string | undefined>>;

const draftOfTags = (tags: Tags): TagDraft => ({
  lines: Object.entries(tags)
    .map(([key, value]) => `${key} = ${value}`)
    .join('\n'),
});

export const tagDraftOf = ({ tags = {} }: Project): TagDraft => draftOfTags(tags);

export const tagsIn = ({ lines }: TagDraft): Readonly<Record<string, string>> => readTags(lines).tags;

/** Tag by tag, whatever their order. */
export const mergeTagDrafts: typeof mergeDrafts<TagDraft> = ({ from, yours, theirs }) =>
  draftOfTags(mergeDrafts({ from: tagsIn(from), yours: tagsIn(yours), theirs: tagsIn(theirs) }));

interface TagChange extends Expecting {
  readonly project: Project;
  readonly before: Tags;
  readonly after: Readonly<Record<string, string>>;
}

/**
 * Tags are two operations: first what is gone goes, and then what is new or other comes. Neither takes a version, so it
 * is asked for before; and tags that stay are not written.
 *
 * @throws Failure with a conflict when somebody else has changed the project.
 */
export const writeTags = async ({ project, before, after, expectedVersion }: TagChange): Promise<void> => {
  const { project: now } = await call('GetProject', { project: project.name });
  if (now.version !== expectedVersion) throw conflict();
  const resourceArn = project.arn;
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  const changed = Object.entries(after).filter(([key, value]) => before[key] !== value);
  if (gone.length > 0) await call('UntagResource', { resourceArn, tagKeys: gone });
  if (changed.length > 0) await call('TagResource', { resourceArn, tags: Object.fromEntries(changed) });
};

const conflict = (): Failure =>
  new Failure({
    kind: 'service',
    operation: 'TagResource',
    errorName: 'ConflictException',
    status: 409,
    message: words.threeWays.title,
  });
