/**
 * The operations that the evaluation function serves.
 */
import { evaluationOperations } from '../../contract/evaluation.ts';
import { explanationOperations } from '../../contract/explanation.ts';
import { manifestOperations } from '../../contract/manifest.ts';
import { ofrepOperations } from '../../contract/ofrep.ts';
import { snapshotOperations } from '../../contract/snapshot.ts';
import { usageReportOperations } from '../../contract/usage.ts';
import { batchEvaluateFeature, evaluateFeature } from '../handlers/evaluation.ts';
import { explainEvaluation } from '../handlers/explanation.ts';
import type { Served } from '../handlers/handler.ts';
import { getManifest, getManifestFile } from '../handlers/manifest.ts';
import { evaluateFlag, evaluateFlags } from '../handlers/ofrep.ts';
import { reportUsage } from '../handlers/report-usage.ts';
import { getProjectSnapshot } from '../handlers/snapshot.ts';
import type { EvaluationStore } from '../store/evaluation-store.ts';

export const evaluation: Served<'evaluation', EvaluationStore> = {
  rows: {
    ...evaluationOperations,
    ...explanationOperations,
    ...ofrepOperations,
    ...snapshotOperations,
    ...manifestOperations,
    ...usageReportOperations,
  },
  handlers: {
    BatchEvaluateFeature: batchEvaluateFeature,
    EvaluateFeature: evaluateFeature,
    EvaluateFlag: evaluateFlag,
    EvaluateFlags: evaluateFlags,
    ExplainEvaluation: explainEvaluation,
    GetManifest: getManifest,
    GetManifestFile: getManifestFile,
    GetProjectSnapshot: getProjectSnapshot,
    ReportUsage: reportUsage,
  },
};
