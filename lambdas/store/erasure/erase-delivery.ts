/** Erases an entity's delivery records, delivered or not: all records with its id as a value, anywhere. */
import type { DeliveryRecord } from '../delivery/delivery-record.ts';
import { type Item, remove, update } from '../table/change.ts';
import { isThere } from '../table/condition.ts';
import { deliveryKeys, type Key, lists, parseChunkKey, projectOfDeliveryRecord } from '../table/schema.ts';
import type { Erased, ErasureContext } from './erasing.ts';

/** Returns undefined for an item that does not name the entity. */
export const eraseDelivery = async (context: ErasureContext, item: Item & Key): Promise<Erased | undefined> => {
  if (item.PK === lists.undelivered().PK) return eraseFromChunk(context, item);
  if (projectOfDeliveryRecord(item) === undefined || !mentions(item.text as string, context.entityId)) return undefined;
  await context.table.commitOne(remove({ PK: item.PK, SK: item.SK }));
  return 'deliveryRecords';
};

/** A chunk that is delivered meanwhile is gone, and stays so. */
const eraseFromChunk = async ({ table, entityId }: ErasureContext, { SK }: Key): Promise<Erased | undefined> => {
  const chunk = parseChunkKey(SK);
  const [place, content] = [deliveryKeys.undelivered(chunk), deliveryKeys.undeliveredLines(chunk)];
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
