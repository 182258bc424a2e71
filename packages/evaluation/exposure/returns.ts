/**
 * Keeps a call repeatable. The service remembers two arms of an entity. A call that is repeated after A, B, A, B would
 * apply its first A and B to the last ones; after A, B, A it changes nothing.
 */
import { armServed, type Exposure } from './exposure.ts';

const MAX_CHANGES = 2;

export class ReturnsToArms {
  readonly #pairs = new Map<string, { arm: string; changes: number }>();

  /** Tells whether the exposure may follow in the same call. */
  allow({ assignment, entityId }: Exposure): boolean {
    if (assignment === undefined) return true;
    const [key, arm] = [`${assignment.id}\n${entityId}`, armServed(assignment)];
    const pair = this.#pairs.get(key) ?? { arm, changes: 0 };
    if (pair.arm !== arm) pair.changes++;
    pair.arm = arm;
    this.#pairs.set(key, pair);
    return pair.changes <= MAX_CHANGES;
  }
}
