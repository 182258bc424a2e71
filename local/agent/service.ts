/**
 * The service's own handlers of evaluations, over the snapshots that the agent has. So the agent answers as the service.
 */
import { randomUUID } from 'node:crypto';
import { defaultQuotas } from '../../domain/quotas.ts';
import { answers } from '../../lambdas/functions/answers.ts';
import { directDispatcher, type HandleMatched } from '../../lambdas/http/direct.ts';
import type { ServiceContext } from '../../lambdas/http/run-operation.ts';
import type { EvaluationStore } from '../../lambdas/store/evaluation-store.ts';
import type { Projects } from './projects.ts';
import { agentStore } from './store.ts';

export const evaluationService = (projects: Projects, report: ServiceContext['report']): HandleMatched => {
  // Each request copies it. A getter would make that slow.
  const service = {
    store: agentStore(projects) as EvaluationStore,
    deployment: projects.deployment(),
    quotas: defaultQuotas,
    deadlines: 'none',
    describeAlarms: async () => ({}),
    clock: projects.now,
    newId: randomUUID,
    report,
    takeServed: (project, all, now) => projects.get(project).take(all, now),
  } satisfies ServiceContext<EvaluationStore>;
  const handle = directDispatcher(answers, service);
  return (event, matched) => {
    service.deployment = projects.deployment();
    return handle(event, matched);
  };
};
