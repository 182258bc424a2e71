/**
 * Delivers the lines among what the stream of the table delivers, at least once. What a destination does not take in time
 * is written to the table for later, so that it holds up nobody else.
 */
import { randomUUID } from 'node:crypto';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { ReportFailure } from '../../domain/operational-metric.ts';
import type { DeliveryRecord, DeliveryTarget } from '../store/delivery/delivery-record.ts';
import type { Store } from '../store/store.ts';
import { projectOfLine } from '../store/table/schema.ts';
import { type Destination, type Shipment, sendWithin } from './destination.ts';
import { openRecentSet } from './recent-set.ts';

export interface Delivery {
  readonly store: Pick<Store, 'undelivered'>;
  readonly send: Destination;
  readonly report: ReportFailure;
  /** The service's time, in milliseconds since the epoch. */
  readonly now: () => number;
  /** A monotonic clock in milliseconds. */
  readonly timer: () => number;
  /** How long a destination may take, in milliseconds. */
  readonly timeoutMs?: number;
}

/** Lines, and whose they are if they must wait. */
type OwnedShipment = Shipment & DeliveryTarget;

export type Deliver = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

/** How long a destination that failed is left alone, in milliseconds: others would wait each time for its answer. */
const rest = 30_000;
/** UTF-8 bytes of the lines of a chunk; an item has 400 KB. */
const largestChunk = 300_000;
/** What the id and the time of a line take. */
const bytesBeside = 80;

/** The function remembers for some time what it has delivered, and which destinations have failed. */
export const deliverer = ({ store, send, report, now, timer, timeoutMs = 5_000 }: Delivery): Deliver => {
  // A batch comes again when something else in it failed.
  const done = openRecentSet(20_000);
  const failed = new Map<string, number>();

  const attempt = async (shipment: Shipment): Promise<unknown> => {
    const name = JSON.stringify(shipment.to);
    if (timer() - (failed.get(name) ?? Number.NEGATIVE_INFINITY) < rest) return new Error('it failed just now');
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
      report('lines not delivered', { project: shipment.project, lines: shipment.lines.length, error });
      await postpone(store, shipment, now());
    }
    for (const { id } of shipment.lines) done.add(id);
  };

  return async ({ Records = [] }) => {
    const shipments = shipmentsIn(Records, (id) => !done.has(id));
    const outcomes = await Promise.allSettled(shipments.map(ship));
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (!failure) return { batchItemFailures: [] };
    report('batch not delivered', { error: failure.reason });
    return { batchItemFailures: [{ itemIdentifier: Records[0]?.dynamodb?.SequenceNumber ?? '' }] };
  };
};

const postpone = async (
  { undelivered }: Delivery['store'],
  { project, lines, ...owner }: OwnedShipment,
  time: number,
): Promise<void> => {
  for (const chunk of chunksOf(lines))
    await undelivered.put({ project, time, id: randomUUID() }, { ...owner, lines: chunk });
};

const chunksOf = (lines: readonly DeliveryRecord[]): DeliveryRecord[][] => {
  const chunks: DeliveryRecord[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const size = Buffer.byteLength(line.text) + bytesBeside;
    if (bytes + size > largestChunk) {
      chunks.push([]);
      bytes = 0;
    }
    chunks.at(-1)?.push(line);
    bytes += size;
  }
  return chunks;
};

const shipmentsIn = (records: readonly DynamoDBRecord[], isWanted: (id: string) => boolean): OwnedShipment[] => {
  const wanted = records.flatMap((record) => lineIn(record) ?? []).filter(({ line }) => isWanted(line.id));
  const groups = Map.groupBy(wanted, ({ projectId, to }) => `${projectId} ${to}`);
  return [...groups.values()].map((group) => {
    const { project, projectId, to } = group[0] as (typeof group)[number];
    return { project, projectId, to: JSON.parse(to), lines: group.map(({ line }) => line) };
  });
};

/** Only a line that is new: one that was written once more has been in the stream before. */
const lineIn = ({ eventName, dynamodb }: DynamoDBRecord) => {
  const { PK, SK } = dynamodb?.Keys ?? {};
  const project = projectOfLine({ PK: PK?.S ?? '', SK: SK?.S ?? '' });
  const { projectId, time, text, to } = dynamodb?.NewImage ?? {};
  if (eventName !== 'INSERT' || project === undefined) return undefined;
  return {
    project,
    projectId: projectId?.S ?? '',
    to: to?.S ?? '{}',
    line: { id: SK?.S ?? '', time: Number(time?.N), text: text?.S ?? '' },
  };
};
