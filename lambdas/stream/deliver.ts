/**
 * Delivers the new delivery records of the table's stream, at least once. Records that their destination does not take
 * in time are written to the table, so that they hold up no others.
 */

import { randomUUID } from 'node:crypto';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { ReportFailure } from '../../domain/operational-metric.ts';
import { openRecentSet } from '../store/counting/recent-set.ts';
import type { DeliveryRecord, DeliveryTarget } from '../store/delivery/delivery-record.ts';
import type { Store } from '../store/store.ts';
import { projectOfDeliveryRecord } from '../store/table/schema.ts';
import { type Destination, type Shipment, sendWithin } from './destination.ts';

export interface Delivery {
  readonly store: Pick<Store, 'undelivered'>;
  readonly send: Destination;
  readonly report: ReportFailure;
  /** The service's time, in milliseconds since the epoch. */
  readonly now: () => number;
  /** A monotonic clock in milliseconds. */
  readonly timer: () => number;
  /** The timeout of a destination, in milliseconds. */
  readonly timeoutMs?: number;
}

/** Records, and the owner for which they may have to wait. */
type OwnedShipment = Shipment & DeliveryTarget;

export type Deliver = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

/** A failed destination is left alone for this long, in milliseconds. Otherwise others would wait for it each time. */
const RETRY_PAUSE = 30_000;
/** The largest size of a chunk's texts, in UTF-8 bytes. An item has 400 KB. */
const MAX_CHUNK_BYTES = 300_000;
/** The size of a record's id and time. */
const RECORD_OVERHEAD_BYTES = 80;

/** Returns a function that remembers its latest deliveries and its failed destinations. */
export const deliverer = ({ store, send, report, now, timer, timeoutMs = 5_000 }: Delivery): Deliver => {
  // A batch comes again when another part of it failed.
  const done = openRecentSet(20_000);
  const failed = new Map<string, number>();

  const attempt = async (shipment: Shipment): Promise<unknown> => {
    const name = JSON.stringify(shipment.to);
    if (timer() - (failed.get(name) ?? -Infinity) < RETRY_PAUSE) return new Error('it failed just now');
    try {
      await sendWithin(send, shipment, timeoutMs);
      failed.delete(name);
      return undefined;
    } catch (error) {
      failed.set(name, timer());
      return error;
    }
  };

  const ship = async (shipment: OwnedShipment): Promise<void> => {
    const error = await attempt(shipment);
    if (error) {
      report('lines not delivered', { project: shipment.project, lines: shipment.records.length, error });
      await postpone(store, shipment, now());
    }
    for (const { id } of shipment.records) done.add(id);
  };

  return async ({ Records = [] }) => {
    const shipments = shipmentsOf(Records, (id) => !done.has(id));
    const outcomes = await Promise.allSettled(shipments.map(ship));
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (!failure) return { batchItemFailures: [] };
    report('batch not delivered', { error: failure.reason });
    return { batchItemFailures: [{ itemIdentifier: Records[0]?.dynamodb?.SequenceNumber ?? '' }] };
  };
};

const postpone = async (
  { undelivered }: Delivery['store'],
  { project, records, ...target }: OwnedShipment,
  time: number,
): Promise<void> => {
  for (const chunk of chunksOf(records))
    await undelivered.put({ project, time, id: randomUUID() }, { ...target, records: chunk });
};

const chunksOf = (records: readonly DeliveryRecord[]): DeliveryRecord[][] => {
  const chunks: DeliveryRecord[][] = [];
  let bytes = Infinity;
  for (const record of records) {
    const size = Buffer.byteLength(record.text) + RECORD_OVERHEAD_BYTES;
    if (bytes + size > MAX_CHUNK_BYTES) {
      chunks.push([]);
      bytes = 0;
    }
    chunks.at(-1)?.push(record);
    bytes += size;
  }
  return chunks;
};

const shipmentsOf = (records: readonly DynamoDBRecord[], isWanted: (id: string) => boolean): OwnedShipment[] => {
  const newRecords = records
    .flatMap((record) => newRecordOf(record) ?? [])
    .filter(({ deliveryRecord }) => isWanted(deliveryRecord.id));
  const groups = Map.groupBy(newRecords, ({ projectId, to }) => `${projectId} ${to}`);
  return [...groups.values()].map((group) => {
    const { project, projectId, to } = group[0] as (typeof group)[number];
    return { project, projectId, to: JSON.parse(to), records: group.map(({ deliveryRecord }) => deliveryRecord) };
  });
};

/** Returns a new delivery record. A rewritten one has been in the stream before. */
const newRecordOf = ({ eventName, dynamodb }: DynamoDBRecord) => {
  const { PK, SK } = dynamodb?.Keys ?? {};
  const project = projectOfDeliveryRecord({ PK: PK?.S ?? '', SK: SK?.S ?? '' });
  const { projectId, time, text, to } = dynamodb?.NewImage ?? {};
  if (eventName !== 'INSERT' || project === undefined) return undefined;
  return {
    project,
    projectId: projectId?.S ?? '',
    to: to?.S ?? '{}',
    deliveryRecord: { id: SK?.S ?? '', time: Number(time?.N), text: text?.S ?? '' },
  };
};
