/**
 * What the handlers of evaluations read, from the snapshots of projects. They write nothing here: what they served is
 * taken by the project.
 */
import type { Snapshot } from '@selfevident/evaluation/snapshot';
import type { EvaluationStore } from '../../lambdas/store/evaluation-store.ts';
import type { Projects } from './projects.ts';

export type AgentStore = Pick<EvaluationStore, 'tokenSecret'> & {
  readonly rules: Pick<EvaluationStore['rules'], 'get'>;
  readonly projectRules: Pick<EvaluationStore['projectRules'], 'get'>;
  readonly usage: Pick<EvaluationStore['usage'], 'add'>;
};

export const agentStore = (projects: Projects): AgentStore => ({
  rules: {
    get: (project, feature) => {
      const held = projects.rules(project);
      const rulesIn = ({ features }: Snapshot) => features.get(feature)?.() ?? 'featureMissing';
      return held instanceof Promise ? held.then(rulesIn) : Promise.resolve(rulesIn(held));
    },
  },
  projectRules: {
    get: async (project) => projects.rules(project),
  },
  usage: { add: (project, evaluations) => projects.get(project).usage.add(evaluations) },
  // None of the operations here has pages.
  tokenSecret: async () => Buffer.alloc(32),
});
