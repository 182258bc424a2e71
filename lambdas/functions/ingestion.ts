/**
 * The operations that the ingestion function serves.
 */
import { eventOperations } from '../../contract/event.ts';
import { exposureOperations } from '../../contract/exposure.ts';
import { putProjectEvents, reportEvents } from '../handlers/event.ts';
import { reportExposures } from '../handlers/exposure.ts';
import type { Served } from '../handlers/handler.ts';
import type { EventStore } from '../store/event-store.ts';

export const ingestion: Served<'ingestion', EventStore> = {
  rows: { ...eventOperations, ...exposureOperations },
  handlers: {
    PutProjectEvents: putProjectEvents,
    ReportEvents: reportEvents,
    ReportExposures: reportExposures,
  },
};
