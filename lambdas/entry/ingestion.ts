/** The ingestion function. */
import { ingestion } from '../functions/ingestion.ts';
import { dispatcher } from '../http/dispatch.ts';
import { openEventStore } from '../store/event-store.ts';
import { openPartialService } from './composition-root.ts';
import { documentClient } from './document-client.ts';
import { optionsFromEnvironment } from './environment.ts';
import { dataPlaneTimeouts } from './timeouts.ts';

const client = documentClient({ requestHandler: dataPlaneTimeouts, maxAttempts: 3 });

export const handler = dispatcher(
  ingestion,
  openPartialService((options) => openEventStore({ client, ...options }), optionsFromEnvironment()),
);
