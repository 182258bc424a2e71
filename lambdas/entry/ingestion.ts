/** The ingestion function. */
import { ingestion } from '../handlers/groups/ingestion.ts';
import { dispatcher } from '../http/dispatch.ts';
import { openEventStore } from '../store/data-plane.ts';
import { dataPlaneFromEnvironment } from './environment.ts';

export const handler = dispatcher(ingestion, dataPlaneFromEnvironment(openEventStore, { maxAttempts: 3 }));
