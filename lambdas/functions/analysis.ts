/**
 * The operations that the analysis function serves.
 */

import { durationOperations } from '../../contract/duration.ts';
import { enrolmentOperations } from '../../contract/enrolment.ts';
import { healthOperations } from '../../contract/health.ts';
import { metricTestOperations } from '../../contract/metric-test.ts';
import { resultsOperations } from '../../contract/results.ts';
import { estimateDuration } from '../handlers/duration.ts';
import { getExperimentEnrolments, getLaunchEnrolments } from '../handlers/enrolment.ts';
import type { Served } from '../handlers/handler.ts';
import { getExperimentHealth } from '../handlers/health.ts';
import { getLaunchMetrics } from '../handlers/launch-metrics.ts';
import { testMetric } from '../handlers/metric-test.ts';
import { getExperimentResults } from '../handlers/results.ts';

export const analysis: Served<'analysis'> = {
  rows: {
    ...resultsOperations,
    ...healthOperations,
    ...durationOperations,
    ...enrolmentOperations,
    ...metricTestOperations,
  },
  handlers: {
    EstimateDuration: estimateDuration,
    GetExperimentEnrolments: getExperimentEnrolments,
    GetExperimentHealth: getExperimentHealth,
    GetExperimentResults: getExperimentResults,
    GetLaunchEnrolments: getLaunchEnrolments,
    GetLaunchMetrics: getLaunchMetrics,
    TestMetric: testMetric,
  },
};
