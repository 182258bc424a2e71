/**
 * Erases an entity from the overrides in history: from a feature before and after a change, and from the request.
 * Records of an earlier version without expiry get one on the way.
 */
import { type HistoryRecord, historyExpires } from '../resources/history.ts';
import { type Item, update } from '../table/change.ts';
import { entityOf, hasEntity } from '../table/entity.ts';
import { type Key, timeToLive } from '../table/schema.ts';
import type { Erased, ErasureContext } from './erasing.ts';

/** Returns undefined for a record that does not name the entity. */
export const eraseFromHistory = async (context: ErasureContext, item: Item & Key): Promise<Erased | undefined> => {
  if (!item.PK.startsWith('H#') || !hasEntity(item)) return undefined;
  const { named, set } = revisionOf(context, item);
  if (Object.keys(set).length === 0) return undefined;
  // Only another erasure, and its expiry, change a record.
  const when = { expression: '#entity = :was', names: { '#entity': 'entity' }, values: { ':was': item.entity } };
  const outcome = await context.table.commitOne(
    update({ PK: item.PK, SK: item.SK }, { set }, { when, otherwise: 'changed' }),
  );
  if (outcome === 'done') return named ? 'historyRecords' : undefined;
  const found = await context.table.get({ PK: item.PK, SK: item.SK });
  return found && eraseFromHistory(context, found as Item & Key);
};

const revisionOf = ({ entityId, historyRetention }: ErasureContext, item: Item) => {
  const record = entityOf<HistoryRecord>(item);
  const entity = JSON.stringify({
    ...record,
    ...withoutEntity('before', record.before, entityId),
    ...withoutEntity('after', record.after, entityId),
  });
  const stored = item.request === undefined ? undefined : JSON.parse(item.request as string);
  const request = stored && JSON.stringify(withoutEntity('request', stored, entityId).request ?? stored);
  const named = entity !== item.entity || request !== item.request;
  const isTimed = item[timeToLive] !== undefined;
  return {
    named,
    set: {
      ...(named ? { entity, ...(request === undefined ? {} : { request }) } : {}),
      ...(isTimed ? {} : { [timeToLive]: historyExpires(record.time, historyRetention) }),
    },
  };
};

/** Returns the member with the state of a feature without the entity's override; nothing if there is none. */
const withoutEntity = (member: string, state: unknown, entityId: string): Readonly<Record<string, unknown>> => {
  const { entityOverrides } = Object(state) as { entityOverrides?: object };
  if (!entityOverrides || !Object.hasOwn(entityOverrides, entityId)) return {};
  const others = Object.entries(entityOverrides).filter(([id]) => id !== entityId);
  return { [member]: { ...(state as object), entityOverrides: Object.fromEntries(others) } };
};
