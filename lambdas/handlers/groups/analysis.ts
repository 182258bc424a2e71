/**
 * The operations that the analysis function serves.
 */
import type { HandlersOf } from '../handler.ts';
import { getExperimentResults } from '../results.ts';

export const analysis: HandlersOf<'analysis'> = { GetExperimentResults: getExperimentResults };
