/**
 * Changes of launches and experiments: read, decide, write on the condition that nothing changed meanwhile.
 */

import type { OperationName } from '../../contract/index.ts';
import type { Resource } from '../../domain/arn.ts';
import type { Patterns } from '../../domain/lifecycle/rules.ts';
import type { Trial, TrialType } from '../../domain/lifecycle/trial.ts';
import type { Transition } from '../store/resources/transition.ts';
import type { TrialStore } from '../store/resources/trial.ts';
import type { Stored } from '../store/table/entity.ts';
import { alreadyExists, contended, invalidMember, notFound, quotaExceeded } from './errors.ts';
import type { Context } from './handler.ts';
import { recordOf } from './record.ts';
import { nameIn, requireProject } from './require.ts';
import { retryOnConflict } from './retry.ts';

export interface TrialRequest<Entity extends Trial> {
  readonly type: TrialType;
  readonly trials: TrialStore<Entity>;
  readonly quotas: Transition<Entity>['quotas'];
  /** A `ProjectRef`. */
  readonly project: string;
  readonly name: string;
  readonly operation: OperationName;
  /** What history shows of the entity; all its members unless said otherwise. */
  readonly shown?: (entity: Entity) => object;
}

/** What a request comes to: the state afterwards (none: deleted) and what that state depends on. */
export interface Decision<Entity extends Trial> {
  readonly after?: Entity;
  readonly features?: Readonly<Record<string, number>>;
  readonly patterns?: Patterns;
}

/**
 * Creates the entity that `decide` returns in the named project.
 *
 * @throws ServiceError for all that keeps the entity from being created.
 */
export const createTrial = async <Entity extends Trial>(
  context: Context,
  request: TrialRequest<Entity>,
  decide: (project: string) => Promise<Decision<Entity> & { readonly after: Entity }>,
): Promise<Entity> =>
  moveTrial(context, request, async (project) => ({
    before: undefined,
    ...(await decide(project)),
  })) as Promise<Entity>;

/**
 * Replaces the entity by what `decide` makes of it.
 *
 * @throws ServiceError for all that keeps the entity from being changed, and when it is not there.
 */
export const changeTrial = async <Entity extends Trial>(
  context: Context,
  request: TrialRequest<Entity>,
  decide: (before: Entity) => Promise<Decision<Entity>>,
): Promise<Entity | undefined> =>
  moveTrial(context, request, async (project) => {
    const before = await request.trials.get(project, request.name);
    if (!before) throw notFound(context.deployment, { type: request.type, project, name: request.name });
    return { before, ...(await decide(before.entity)) };
  });

type Step<Entity extends Trial> = Decision<Entity> & { readonly before: Stored<Entity> | undefined };

const moveTrial = async <Entity extends Trial>(
  context: Context,
  request: TrialRequest<Entity>,
  decide: (project: string) => Promise<Step<Entity>>,
): Promise<Entity | undefined> => {
  const { type, name, trials, operation, quotas, shown = (entity) => entity } = request;
  const resource: Resource = { type, project: nameIn(context, 'project', request.project), name };
  let moved: Entity | undefined;
  const outcome = await retryOnConflict(
    async () => {
      const { entity: project } = await requireProject(context, request.project);
      const { before, after, features = {}, patterns = {} } = await decide(project.name);
      const changed = { before: before && shown(before.entity), after: after && shown(after) };
      const record = { ...recordOf(context, { operation, resource, ...changed }), status: after?.status };
      moved = after;
      return trials.move({ before, after, features, patterns, quotas }, { projectId: project.id, record });
    },
    () => contended(resource),
  );
  if (outcome !== 'done') throw refusalOf(context, outcome, { resource, quotas });
  return moved;
};

type Refusal = Exclude<Awaited<ReturnType<TrialStore<Trial>['move']>>, 'done' | 'changed'>;

interface Refused {
  readonly resource: Resource;
  readonly quotas: { readonly total: number; readonly running: number };
}

const refusalOf = ({ deployment }: Context, outcome: Refusal, { resource, quotas }: Refused): Error => {
  const kind = resource.type === 'launch' ? 'launches' : 'experiments';
  switch (outcome) {
    case 'exists':
      return alreadyExists(deployment, resource);
    case 'projectMissing':
      return notFound(deployment, { type: 'project', name: resource.project ?? '' });
    case 'quotaExceeded':
      return quotaExceeded(deployment, resource, { name: kind, limit: quotas.total });
    case 'runningQuotaExceeded':
      return quotaExceeded(deployment, resource, { name: `running ${kind}`, limit: quotas.running });
    case 'tooLarge':
      return invalidMember(
        'scheduledSplitsConfig',
        'changes too many segments at once; change fewer of them at a time',
      );
  }
};
