/**
 * The operations that the ingestion function serves.
 */
import { eventOperations } from '../../../contract/event.ts';
import type { EventStore } from '../../store/event-store.ts';
import { putProjectEvents } from '../event.ts';
import type { Served } from '../handler.ts';

export const ingestion: Served<'ingestion', EventStore> = {
  rows: eventOperations,
  handlers: { PutProjectEvents: putProjectEvents },
};
