/**
 * Takes the id out of a record of the stream that could not be understood, and waits to be counted: its keys have the digest then.
 */
import { type Item, update } from '../table/change.ts';
import { isThere } from '../table/condition.ts';
import { type Key, lists } from '../table/schema.ts';
import { type Erased, type Erasing, ownCollection } from './erasing.ts';

/** Undefined for a record that does not name the entity. */
export const eraseParked = async (erasing: Erasing, item: Item & Key): Promise<Erased | undefined> => {
  if (item.PK !== lists.parked().PK) return undefined;
  const content = item.content as string;
  const PK: string = JSON.parse(content).dynamodb?.Keys?.PK?.S ?? '';
  const own = ownCollection(PK, erasing.entityId);
  if (!own?.isById) return undefined;
  const anonymous = content.replaceAll(JSON.stringify(PK), JSON.stringify(own.digested));
  const guard = { when: isThere, otherwise: 'gone' as const };
  await erasing.table.commitOne(update({ PK: item.PK, SK: item.SK }, { set: { content: anonymous } }, guard));
  return 'parkedRecords';
};
