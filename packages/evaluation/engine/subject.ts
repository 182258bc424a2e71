/** The one that is evaluated: an entity with its context at a moment. What is found out of either is found out once. */
import { type EvaluationContext, readContext } from '../pattern/context.ts';
import type { DocumentNode } from '../pattern/document.ts';
import type { NameTree } from '../pattern/name-tree.ts';
import type { EvaluationTrace } from './check.ts';
import { bucketOf, type Digest, digest } from './hash.ts';

export interface Subject extends Digest {
  hashed: boolean;
  readonly entityId: string;
  readonly context: EvaluationContext | undefined;
  /** The context as it was read along `names`, those that the segments of the feature ask for. */
  document: DocumentNode | undefined;
  readonly names: NameTree;
  readonly now: number;
  /** Told what each check finds, when someone wants an explanation. */
  readonly trace: EvaluationTrace<Subject> | undefined;
}

/** What is known of the entity, read when the first segment asks. */
export const documentOf = (subject: Subject): DocumentNode => {
  subject.document ??= readContext(subject.names, subject.context ?? {});
  return subject.document;
};

/** The entity's bucket in a split, 0 to 99,999; the id is hashed at the first split. */
export const bucketIn = (subject: Subject, key: Digest): number => {
  if (!subject.hashed) {
    digest(subject.entityId, subject);
    subject.hashed = true;
  }
  return bucketOf(subject, key);
};
