/**
 * What a condition that failed means to whoever made it.
 */

import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Change, Item } from './change.ts';

/** An item as DynamoDB sends it: the clients leave that of an error as it is. */
export type RawItem = Parameters<typeof unmarshall>[0];

/** The outcome of a change whose condition failed on `found`. */
export const outcomeOf = <Outcome extends string>(
  { otherwise }: Change<Outcome>,
  found: RawItem | undefined,
): Outcome | undefined => (typeof otherwise === 'function' ? otherwise(foundItem(found)) : otherwise);

const foundItem = (item: RawItem | undefined): Item | undefined =>
  item && Object.keys(item).length > 0 ? unmarshall(item, { wrapNumbers: Number }) : undefined;
