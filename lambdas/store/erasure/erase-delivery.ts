/**
 * Erases what waits to be delivered of an entity, or has been: lines in which its id is a value, wherever.
 */
import type { DeliveryRecord } from '../delivery/delivery-record.ts';
import { type Item, remove, update } from '../table/change.ts';
import { isThere } from '../table/condition.ts';
import { chunkKeyIn, type Key, lineKeys, lists, projectOfLine } from '../table/schema.ts';
import type { Erased, Erasing } from './erasing.ts';

/** Undefined for an item that does not name the entity. */
export const eraseDelivery = async (erasing: Erasing, item: Item & Key): Promise<Erased | undefined> => {
  if (item.PK === lists.undelivered().PK) return eraseFromChunk(erasing, item);
  if (projectOfLine(item) === undefined || !mentions(item.text as string, erasing.entityId)) return undefined;
  await erasing.table.commitOne(remove({ PK: item.PK, SK: item.SK }));
  return 'deliveryRecords';
};

/** One that is delivered meanwhile is gone, and is left so. */
const eraseFromChunk = async ({ table, entityId }: Erasing, { SK }: Key): Promise<Erased | undefined> => {
  const chunk = chunkKeyIn(SK);
  const [place, content] = [lineKeys.undelivered(chunk), lineKeys.undeliveredLines(chunk)];
  const lines = ((await table.get(content))?.lines ?? []) as DeliveryRecord[];
  const others = lines.filter(({ text }) => !mentions(text, entityId));
  if (others.length === lines.length) return undefined;
  const guard = { when: isThere, otherwise: 'gone' as const };
  if (others.length === 0) await table.commit([remove(place), remove(content)]);
  else
    await table.commit([
      update(content, { set: { lines: others } }, guard),
      update(place, { set: { lines: others.length } }, guard),
    ]);
  return 'deliveryRecords';
};

const mentions = (text: string, entityId: string): boolean => {
  let found = false;
  JSON.parse(text, (_, value) => {
    found ||= (typeof value === 'string' || typeof value === 'number') && String(value) === entityId;
    return value;
  });
  return found;
};
