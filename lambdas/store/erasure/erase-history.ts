/**
 * Erases an entity from the overrides that history keeps: of a feature before and after a change, and of what was asked for. What
 * an earlier version wrote to stay is told in passing when it goes.
 */
import { type HistoryRecord, historyExpires } from '../resources/history.ts';
import { type Item, update } from '../table/change.ts';
import { entityOf, hasEntity } from '../table/entity.ts';
import { type Key, timeToLive } from '../table/schema.ts';
import type { Erased, Erasing } from './erasing.ts';

/** Undefined for a record that does not name the entity. */
export const eraseFromHistory = async (erasing: Erasing, item: Item & Key): Promise<Erased | undefined> => {
  if (!item.PK.startsWith('H#') || !hasEntity(item)) return undefined;
  const { named, set } = revisionOf(erasing, item);
  if (Object.keys(set).length === 0) return undefined;
  // Nobody else changes a record but another erasure, and its own end.
  const when = { expression: '#entity = :was', names: { '#entity': 'entity' }, values: { ':was': item.entity } };
  const outcome = await erasing.table.commitOne(
    update({ PK: item.PK, SK: item.SK }, { set }, { when, otherwise: 'changed' }),
  );
  if (outcome === 'done') return named ? 'historyRecords' : undefined;
  const found = await erasing.table.get({ PK: item.PK, SK: item.SK });
  return found && eraseFromHistory(erasing, found as Item & Key);
};

const revisionOf = ({ entityId, historyRetention }: Erasing, item: Item) => {
  const record = entityOf<HistoryRecord>(item);
  const entity = JSON.stringify({
    ...record,
    ...withoutEntity('before', record.before, entityId),
    ...withoutEntity('after', record.after, entityId),
  });
  const asked = item.request === undefined ? undefined : JSON.parse(item.request as string);
  const request = asked && JSON.stringify(withoutEntity('request', asked, entityId).request ?? asked);
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

/** The member with the state of a feature, without the entity among its overrides; nothing where it is not among them. */
const withoutEntity = (member: string, state: unknown, entityId: string): Readonly<Record<string, unknown>> => {
  const { entityOverrides } = Object(state) as { entityOverrides?: object };
  if (!entityOverrides || !Object.hasOwn(entityOverrides, entityId)) return {};
  const others = Object.entries(entityOverrides).filter(([id]) => id !== entityId);
  return { [member]: { ...(state as object), entityOverrides: Object.fromEntries(others) } };
};
