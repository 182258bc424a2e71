/** Publishes changes: the history records in the table's stream become events, at least once. */

import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Deployment } from '../../domain/arn.ts';
import type { ReportFailure } from '../../domain/operational-metric.ts';
import type { HistoryRecord } from '../store/resources/history.ts';
import { eventsOf } from './outbox.ts';
import type { ServiceEvent } from './service-event.ts';

export interface Publication {
  readonly deployment: Deployment;
  /** Resolves to the events that were not taken and must be sent again. */
  readonly send: (events: readonly ServiceEvent[]) => Promise<readonly ServiceEvent[]>;
  readonly report: ReportFailure;
}

/** Publishes a batch. The stream redelivers it from the first record with an event that was not taken. */
export const publish = async (
  publication: Publication,
  { Records = [] }: DynamoDBStreamEvent,
): Promise<DynamoDBBatchResponse> => {
  const outbox = Records.map((record) => ({ record, events: readEvents(publication, record) }));
  const untaken = new Set(
    await sendEvents(
      publication,
      outbox.flatMap(({ events }) => events),
    ),
  );
  const first = outbox.find(({ events }) => events.some((event) => untaken.has(event)));
  if (!first) return { batchItemFailures: [] };
  return { batchItemFailures: [{ itemIdentifier: first.record.dynamodb?.SequenceNumber ?? '' }] };
};

const sendEvents = async ({ send, report }: Publication, events: ServiceEvent[]): Promise<readonly ServiceEvent[]> => {
  if (events.length === 0) return [];
  try {
    return await send(events);
  } catch (error) {
    report('events not published', { error });
    return events;
  }
};

/** Reads the events of a record. An unreadable record is reported and holds up nothing. It stays in the history. */
const readEvents = ({ deployment, report }: Publication, record: DynamoDBRecord): ServiceEvent[] => {
  try {
    const change = readChange(record);
    return change ? eventsOf(change, deployment) : [];
  } catch (error) {
    report('change not understood', { eventId: record.eventID, error });
    return [];
  }
};

/**
 * Reads the history record of a new item, with the caller's request. Only one of the record's two copies is the outbox.
 */
const readChange = ({ eventName, dynamodb }: DynamoDBRecord): HistoryRecord | undefined => {
  const image = dynamodb?.NewImage;
  if (eventName !== 'INSERT' || image?.outbox === undefined) return undefined;
  const record = JSON.parse(image.entity?.S ?? '') as HistoryRecord;
  return image.request?.S === undefined ? record : { ...record, request: JSON.parse(image.request.S) };
};
