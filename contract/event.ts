/**
 * Events from clients: custom events with metric values, and evaluations made on the client.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { operation } from './operation.ts';
import { JsonValue, ProjectRef } from './primitives.ts';
import { list, structure } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { anyTimestamp, choice, integer, text } from './shape/scalars.ts';

/** A bad time must not refuse the other events of the call, so the handler judges each event's time. */
const EventTime = anyTimestamp('Timestamp');

export const Event = structure('Event', {
  timestamp: EventTime,
  type: choice('EventType', ['aws.evidently.evaluation', 'aws.evidently.custom']),
  data: JsonValue,
});
export type Event = z.output<typeof Event>;

/** The entry of a taken event has an id and no error code. */
const PutProjectEventsResultEntry = structure('PutProjectEventsResultEntry', {
  eventId: optional(
    text('Uuid', {
      length: { min: 36, max: 36 },
      pattern: '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}',
    }),
  ),
  errorCode: optional(text('ErrorCodeEnum', { length: { min: 1, max: 64 } })),
  errorMessage: optional(text('ErrorMessage', { length: { min: 1, max: 1024 }, pattern: '.*' })),
});

export const eventResults = {
  failedEventCount: optional(integer('Integer')),
  eventResults: optional(list('PutProjectEventsResultEntryList', PutProjectEventsResultEntry)),
};

export const eventOperations = {
  PutProjectEvents: operation({
    method: 'POST',
    path: '/events/projects/{project}',
    group: 'ingestion',
    summary: 'Takes up to 50 events and answers for each of them.',
    params: z.object({ project: ProjectRef }),
    body: z.object({ events: list('EventList', Event, { length: { max: 50 } }) }),
    result: z.object(eventResults),
    errors: readErrors,
    endpoint: 'dataplane',
  }),
};
