/**
 * The operations that the ingestion function serves.
 */
import { putProjectEvents } from '../event.ts';
import type { HandlersOf } from '../handler.ts';

export const ingestion: HandlersOf<'ingestion'> = { PutProjectEvents: putProjectEvents };
