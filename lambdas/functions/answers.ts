/**
 * The operations that are answered by the rules alone: by the evaluation function, and by agents beside applications.
 */
import { evaluationOperations } from '../../contract/evaluation.ts';
import { explanationOperations } from '../../contract/explanation.ts';
import { manifestOperations } from '../../contract/manifest.ts';
import { ofrepOperations } from '../../contract/ofrep.ts';
import { batchEvaluateFeature, evaluateFeature } from '../handlers/evaluation.ts';
import { explainEvaluation } from '../handlers/explanation.ts';
import { getManifest, getManifestFile } from '../handlers/manifest.ts';
import { evaluateFlag, evaluateFlags } from '../handlers/ofrep.ts';

export const answers = {
  rows: {
    ...evaluationOperations,
    ...explanationOperations,
    ...ofrepOperations,
    ...manifestOperations,
  },
  handlers: {
    BatchEvaluateFeature: batchEvaluateFeature,
    EvaluateFeature: evaluateFeature,
    EvaluateFlag: evaluateFlag,
    EvaluateFlags: evaluateFlags,
    ExplainEvaluation: explainEvaluation,
    GetManifest: getManifest,
    GetManifestFile: getManifestFile,
  },
} as const;
