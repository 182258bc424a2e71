/** The one that is evaluated: an entity with its context at a moment. What is found out of either is found out once. */
import type { KnownContext } from '../pattern/known-context.ts';
import type { EvaluationTrace } from './check.ts';
import { bucketOf, type Digest, digest } from './hash.ts';

export interface Subject extends Digest, KnownContext {
  hashed: boolean;
  readonly entityId: string;
  readonly now: number;
  /** Told what each check finds, when someone wants an explanation. */
  readonly trace: EvaluationTrace<Subject> | undefined;
}

/** The entity's bucket in a split, 0 to 99,999; the id is hashed at the first split. */
export const bucketIn = (subject: Subject, key: Digest): number => {
  if (!subject.hashed) {
    digest(subject.entityId, subject);
    subject.hashed = true;
  }
  return bucketOf(subject, key);
};
