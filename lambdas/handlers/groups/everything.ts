/**
 * All operations, for a process that serves the whole API.
 */
import { management } from './management.ts';

export const everything = { ...management };
