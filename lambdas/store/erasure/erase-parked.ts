/** Removes the id from a parked record of the stream, which waits to be counted. Its keys then have the digest. */
import { type Item, update } from '../table/change.ts';
import { isThere } from '../table/condition.ts';
import { type Key, lists } from '../table/schema.ts';
import { type Erased, type ErasureContext, ownCollection } from './erasing.ts';

/** Returns undefined for a record that does not name the entity. */
export const eraseParked = async (context: ErasureContext, item: Item & Key): Promise<Erased | undefined> => {
  if (item.PK !== lists.parked().PK) return undefined;
  const content = item.content as string;
  const PK: string = JSON.parse(content).dynamodb?.Keys?.PK?.S ?? '';
  const own = ownCollection(PK, context.entityId);
  if (!own?.isById) return undefined;
  const anonymous = content.replaceAll(JSON.stringify(PK), JSON.stringify(own.digested));
  const guard = { when: isThere, otherwise: 'gone' as const };
  await context.table.commitOne(update({ PK: item.PK, SK: item.SK }, { set: { content: anonymous } }, guard));
  return 'parkedRecords';
};
