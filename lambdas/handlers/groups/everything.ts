/**
 * All operations, for a process that serves the whole API.
 */
import { evaluation } from './evaluation.ts';
import { ingestion } from './ingestion.ts';
import { management } from './management.ts';

export const everything = { ...management, ...evaluation, ...ingestion };
