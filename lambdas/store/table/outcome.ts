/** Maps a failed condition to the caller's outcome. */

import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Change, Item } from './change.ts';

/** An item in DynamoDB's own form. The clients do not convert the item of an error. */
export type RawItem = Parameters<typeof unmarshall>[0];

/** Returns the outcome of a change whose condition failed on `found`. */
export const outcomeOf = <Outcome extends string>(
  { otherwise }: Change<Outcome>,
  found: RawItem | undefined,
): Outcome | undefined => (typeof otherwise === 'function' ? otherwise(unmarshallFound(found)) : otherwise);

const unmarshallFound = (item: RawItem | undefined): Item | undefined =>
  item && Object.keys(item).length > 0 ? unmarshall(item, { wrapNumbers: Number }) : undefined;
