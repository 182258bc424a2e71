/**
 * The operations that the analysis function serves.
 */
import type { HandlersOf } from '../handler.ts';
import { getExperimentHealth, getLaunchMetrics } from '../health.ts';
import { getExperimentResults } from '../results.ts';

export const analysis: HandlersOf<'analysis'> = {
  GetExperimentHealth: getExperimentHealth,
  GetExperimentResults: getExperimentResults,
  GetLaunchMetrics: getLaunchMetrics,
};
