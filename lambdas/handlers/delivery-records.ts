/**
 * Writes a delivery record for each evaluation and event of a project with a destination. Other projects write none.
 */
import { createHash } from 'node:crypto';
import type { DeliveryRecord, DeliveryTarget } from '../store/delivery/delivery-record.ts';
import type { Store } from '../store/store.ts';
import type { Context } from './handler.ts';

/**
 * Makes ids from the call's digest and the index in the call: UUIDs of version 8. A repeated call has the same ids, so
 * its records are recognised as the same.
 */
export const idsOf =
  (digest: Uint8Array) =>
  (index: number): string => {
    const hash = createHash('sha256').update(digest).update(String(index)).digest('hex');
    const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`];
    return [...parts, hash.slice(20, 32)].join('-');
  };

/** @throws StoreError when a record could not be written; others may have been. */
export const writeDeliveryRecords = async (
  { store, now }: Context<Pick<Store, 'deliveryRecords'>>,
  target: DeliveryTarget,
  lines: readonly DeliveryRecord[],
): Promise<void> => {
  await Promise.all(lines.map((line) => store.deliveryRecords.add({ ...line, ...target }, now)));
};

/** UTF-8 bytes of a client's JSON that fit into a delivery record, which is one item of the store. */
const MAX_JSON_BYTES = 262_144;

export const fitsInDeliveryRecord = (json: string): boolean => Buffer.byteLength(json) <= MAX_JSON_BYTES;
