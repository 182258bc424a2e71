/** The one that is evaluated: an entity with its context at a moment. Its id is hashed at the first split and once. */
import type { ContextSource } from './context.ts';
import { bucketOf, type Digest, digest } from './hash.ts';
import type { Trace } from './trace.ts';

export class Subject implements Digest {
  low = 0;
  high = 0;
  #hashed = false;
  readonly entityId: string;
  readonly context: ContextSource;
  readonly now: number;
  /** Told what each rung finds, when someone wants an explanation. */
  readonly trace: Trace | undefined;

  constructor(entityId: string, context: ContextSource, now: number, trace?: Trace) {
    this.entityId = entityId;
    this.context = context;
    this.now = now;
    this.trace = trace;
  }

  /** The entity's bucket in a split, 0 to 99,999. */
  bucket(key: Digest): number {
    if (!this.#hashed) {
      digest(this.entityId, this);
      this.#hashed = true;
    }
    return bucketOf(this, key);
  }
}
