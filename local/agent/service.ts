/**
 * The service's own handlers of evaluations, over the snapshots that the agent has. So the agent answers as the service.
 */
import { randomUUID } from 'node:crypto';
import { evaluationOperations } from '../../contract/evaluation.ts';
import { explanationOperations } from '../../contract/explanation.ts';
import { manifestOperations } from '../../contract/manifest.ts';
import { ofrepOperations } from '../../contract/ofrep.ts';
import { defaultQuotas } from '../../domain/quotas.ts';
import { batchEvaluateFeature, evaluateFeature } from '../../lambdas/handlers/evaluation.ts';
import { explainEvaluation } from '../../lambdas/handlers/explanation.ts';
import { getManifest, getManifestFile } from '../../lambdas/handlers/manifest.ts';
import { evaluateFlag, evaluateFlags } from '../../lambdas/handlers/ofrep.ts';
import { dispatcher, type Handle, type ServiceContext } from '../../lambdas/http/dispatch.ts';
import type { EvaluationStore } from '../../lambdas/store/evaluation-store.ts';
import type { Projects } from './projects.ts';
import { agentStore } from './store.ts';

export const evaluationRows = {
  ...evaluationOperations,
  ...explanationOperations,
  ...ofrepOperations,
  ...manifestOperations,
};

const handlers = {
  BatchEvaluateFeature: batchEvaluateFeature,
  EvaluateFeature: evaluateFeature,
  EvaluateFlag: evaluateFlag,
  EvaluateFlags: evaluateFlags,
  ExplainEvaluation: explainEvaluation,
  GetManifest: getManifest,
  GetManifestFile: getManifestFile,
};

export const evaluationService = (projects: Projects, report: ServiceContext['report']): Handle => {
  // Each request copies it. A getter would make that slow.
  const service = {
    store: agentStore(projects) as EvaluationStore,
    deployment: projects.deployment(),
    quotas: defaultQuotas,
    describeAlarms: async () => ({}),
    clock: projects.now,
    newId: randomUUID,
    report,
    takeServed: (project, all, now) => projects.get(project).take(all, now),
  } satisfies ServiceContext<EvaluationStore>;
  const handle = dispatcher({ rows: evaluationRows, handlers }, service);
  return (event) => {
    service.deployment = projects.deployment();
    return handle(event);
  };
};
