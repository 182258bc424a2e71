/**
 * All operations, for a process that serves the whole API.
 */
import type { Group } from '../../../contract/index.ts';
import type { HandlersOf } from '../handler.ts';
import { analysis } from './analysis.ts';
import { evaluation } from './evaluation.ts';
import { ingestion } from './ingestion.ts';
import { management } from './management.ts';

export const everything: HandlersOf<Group> = { ...management, ...evaluation, ...ingestion, ...analysis };
