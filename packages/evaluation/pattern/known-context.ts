// A context that several patterns are asked of.

import type { EvaluationContext } from './context.ts';
import type { DocumentNode } from './document.ts';
import type { PatternSet } from './pattern-set.ts';

/** A context, and what has been found out about it for the patterns of a set: nothing is found out twice. */
export interface KnownContext {
  readonly set: PatternSet;
  readonly context: EvaluationContext | undefined;
  /** The context as it was read along the names of the set. */
  document: DocumentNode | undefined;
  /** The combinations of the set that hold. */
  holding: number | undefined;
}
