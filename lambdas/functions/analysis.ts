/**
 * The operations that the analysis function serves.
 */

import { healthOperations } from '../../contract/health.ts';
import { resultsOperations } from '../../contract/results.ts';
import type { Served } from '../handlers/handler.ts';
import { getExperimentHealth, getLaunchMetrics } from '../handlers/health.ts';
import { getExperimentResults } from '../handlers/results.ts';

export const analysis: Served<'analysis'> = {
  rows: { ...resultsOperations, ...healthOperations },
  handlers: {
    GetExperimentHealth: getExperimentHealth,
    GetExperimentResults: getExperimentResults,
    GetLaunchMetrics: getLaunchMetrics,
  },
};
