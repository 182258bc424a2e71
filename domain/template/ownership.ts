/**
 * The marks of a resource that a stack made: tags. Two say whether a resource that exists already is the stack's own,
 * from an attempt that was broken off or from before a rollback. Whoever sets them by hand gives a resource to a stack.
 * The third names the event that made the resource, so that only what failed is deleted with its failure.
 */
import type { Actual } from './actual.ts';

/** A resource of a stack: the ARN of the stack, and the logical id in its template. */
export interface Owner {
  readonly stackId: string;
  readonly logicalId: string;
}

const PREFIX = 'selfevident:';
const STACK = `${PREFIX}stack`;
const LOGICAL_ID = `${PREFIX}logical-id`;
const REQUEST = `${PREFIX}request`;

/** The tags of what an owner makes. The stack has its name and its id. */
export const marksOf = ({ stackId, logicalId }: Owner): Readonly<Record<string, string>> => ({
  [STACK]: stackId.slice(stackId.indexOf('/') + 1),
  [LOGICAL_ID]: logicalId,
});

/** The tag of what an event makes. */
export const creationMark = (requestId: string): Readonly<Record<string, string>> => ({ [REQUEST]: requestId });

export const isMadeBy = ({ tags = {} }: Pick<Actual, 'tags'>, requestId: string): boolean =>
  tags[REQUEST] === requestId;

export const isMark = (key: string): boolean => key.startsWith(PREFIX);

/** Whether a stack made the resource, any stack. */
export const isMarked = ({ tags = {} }: Pick<Actual, 'tags'>): boolean => tags[STACK] !== undefined;

export const isOwnedBy = ({ tags = {} }: Pick<Actual, 'tags'>, owner: Owner): boolean =>
  Object.entries(marksOf(owner)).every(([key, value]) => tags[key] === value);
