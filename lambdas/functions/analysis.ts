/**
 * The operations that the analysis function serves.
 */

import { durationOperations } from '../../contract/duration.ts';
import { healthOperations } from '../../contract/health.ts';
import { resultsOperations } from '../../contract/results.ts';
import { estimateDuration } from '../handlers/duration.ts';
import type { Served } from '../handlers/handler.ts';
import { getExperimentHealth } from '../handlers/health.ts';
import { getLaunchMetrics } from '../handlers/launch-metrics.ts';
import { getExperimentResults } from '../handlers/results.ts';

export const analysis: Served<'analysis'> = {
  rows: { ...resultsOperations, ...healthOperations, ...durationOperations },
  handlers: {
    EstimateDuration: estimateDuration,
    GetExperimentHealth: getExperimentHealth,
    GetExperimentResults: getExperimentResults,
    GetLaunchMetrics: getLaunchMetrics,
  },
};
