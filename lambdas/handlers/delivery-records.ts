/**
 * What a project with a destination is owed: a line for each evaluation and each event. Other projects pay nothing.
 */
import { createHash } from 'node:crypto';
import type { DeliveryRecord, DeliveryTarget } from '../store/delivery/delivery-record.ts';
import type { Store } from '../store/store.ts';
import type { Context } from './handler.ts';

/**
 * Ids that a repeated call gives again, so that what it writes twice is seen to be the same: UUIDs of version 8, by the
 * call's digest and the place in the call.
 */
export const idsOf =
  (digest: Uint8Array) =>
  (index: number): string => {
    const hash = createHash('sha256').update(digest).update(String(index)).digest('hex');
    const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`];
    return [...parts, hash.slice(20, 32)].join('-');
  };

/** @throws StoreError when one could not be written; some others may be. */
export const writeDeliveryRecords = async (
  { store, now }: Context<Pick<Store, 'deliveryRecords'>>,
  target: DeliveryTarget,
  lines: readonly DeliveryRecord[],
): Promise<void> => {
  await Promise.all(lines.map((line) => store.deliveryRecords.add({ ...line, ...target }, now)));
};

/** The most UTF-8 bytes of JSON from a client that fit in a line, which an item of the store must hold. */
const longestJson = 262_144;

export const fitsInDeliveryRecord = (json: string): boolean => Buffer.byteLength(json) <= longestJson;
