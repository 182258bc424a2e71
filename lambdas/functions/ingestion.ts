/**
 * The operations that the ingestion function serves.
 */
import { eventOperations } from '../../contract/event.ts';
import { putProjectEvents } from '../handlers/event.ts';
import type { Served } from '../handlers/handler.ts';
import type { EventStore } from '../store/event-store.ts';

export const ingestion: Served<'ingestion', EventStore> = {
  rows: eventOperations,
  handlers: { PutProjectEvents: putProjectEvents },
};
