/**
 * Publishes changes: the records of history among what the stream of the table delivers become events, at least once.
 */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Deployment } from '../../domain/arn.ts';
import type { ReportFailure } from '../../domain/operational-metric.ts';
import type { HistoryRecord } from '../store/resources/history.ts';
import { eventsOf } from './outbox.ts';
import type { ServiceEvent } from './service-event.ts';

export interface Publication {
  readonly deployment: Deployment;
  /** Resolves to those events that were not taken and are to be sent again. */
  readonly send: (events: readonly ServiceEvent[]) => Promise<readonly ServiceEvent[]>;
  readonly report: ReportFailure;
}

/** Publishes a batch. It is delivered again from the first record on that has an event that was not taken. */
export const publish = async (
  publication: Publication,
  { Records = [] }: DynamoDBStreamEvent,
): Promise<DynamoDBBatchResponse> => {
  const outbox = Records.map((record) => ({ record, events: eventsIn(publication, record) }));
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

/** A record that cannot be understood is reported and holds up nothing; it stays in the history. */
const eventsIn = ({ deployment, report }: Publication, record: DynamoDBRecord): ServiceEvent[] => {
  try {
    const change = changeIn(record);
    return change ? eventsOf(change, deployment) : [];
  } catch (error) {
    report('change not understood', { eventId: record.eventID, error });
    return [];
  }
};

/** The record of history that was written, with what its caller asked for. Only one of its two copies is the outbox. */
const changeIn = ({ eventName, dynamodb }: DynamoDBRecord): HistoryRecord | undefined => {
  const image = dynamodb?.NewImage;
  if (eventName !== 'INSERT' || image?.outbox === undefined) return undefined;
  const record = JSON.parse(image.entity?.S ?? '') as HistoryRecord;
  return image.request?.S === undefined ? record : { ...record, request: JSON.parse(image.request.S) };
};
