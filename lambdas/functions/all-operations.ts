/**
 * All operations, for a process that serves the whole API.
 */
import { type Group, operations } from '../../contract/index.ts';
import type { Served } from '../handlers/handler.ts';
import { analysis } from './analysis.ts';
import { evaluation } from './evaluation.ts';
import { ingestion } from './ingestion.ts';
import { management } from './management.ts';

export const allOperations: Served<Group> = {
  rows: operations,
  handlers: { ...management.handlers, ...evaluation.handlers, ...ingestion.handlers, ...analysis.handlers },
};
