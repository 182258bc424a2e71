/**
 * The operations that the evaluation function serves.
 */
import { snapshotOperations } from '../../contract/snapshot.ts';
import { usageReportOperations } from '../../contract/usage.ts';
import type { Served } from '../handlers/handler.ts';
import { reportUsage } from '../handlers/report-usage.ts';
import { getProjectSnapshot } from '../handlers/snapshot.ts';
import type { EvaluationStore } from '../store/evaluation-store.ts';
import { answers } from './answers.ts';

export const evaluation: Served<'evaluation', EvaluationStore> = {
  rows: { ...answers.rows, ...snapshotOperations, ...usageReportOperations },
  handlers: { ...answers.handlers, GetProjectSnapshot: getProjectSnapshot, ReportUsage: reportUsage },
};
