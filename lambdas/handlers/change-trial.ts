/**
 * Changes launches and experiments: reads, decides, and writes if nothing has changed since.
 */
import type { OperationName } from '../../contract/index.ts';
import type { Resource } from '../../domain/arn.ts';
import type { Experiment } from '../../domain/lifecycle/experiment.ts';
import { type Launch, writtenStep } from '../../domain/lifecycle/launch.ts';
import type { Patterns } from '../../domain/lifecycle/rules.ts';
import type { Trial, TrialType } from '../../domain/lifecycle/trial.ts';
import type { Transition } from '../store/resources/transition.ts';
import type { TrialStore } from '../store/resources/trial.ts';
import type { Stored } from '../store/table/entity.ts';
import { alreadyExists, contended, invalidMember, notFound, quotaExceeded } from './errors.ts';
import type { Context } from './handler.ts';
import { historyRecordOf } from './history-record.ts';
import { nameIn, requireExperiment, requireLaunch, requireProject } from './require.ts';
import { requireVersion } from './require-version.ts';
import { ATTEMPTS, pauseAfter } from './retry.ts';

export interface TrialRequest<Entity extends Trial, Before extends Stored<Entity> | undefined> {
  readonly type: TrialType;
  readonly trials: TrialStore<Entity>;
  readonly quotas: Transition<Entity>['quotas'];
  /** A `ProjectRef`. */
  readonly project: string;
  readonly name: string;
  readonly operation: OperationName;
  /** The version that the caller expects, if it does. */
  readonly expectedVersion?: number | undefined;
  /** Only decides, and writes nothing. */
  readonly dryRun?: boolean;
  /** Reads the entity before the change; undefined for a creation. Throws when the entity does not exist. */
  readonly read: (project: string) => Promise<Before>;
  /** The entity's members in history; all of them by default. */
  readonly historyView?: (entity: Entity) => object;
}

/** The input of a decision. */
interface State<Before> {
  readonly project: string;
  readonly before: Before;
}

/** The entity after the change, undefined when it is deleted, and the features and segments that it depends on. */
interface Decision<After> {
  readonly after?: After;
  readonly features?: Readonly<Record<string, number>>;
  readonly patterns?: Patterns;
}

type TrialReference = Pick<TrialRequest<Trial, undefined>, 'project' | 'name' | 'operation' | 'expectedVersion'>;

export const launchRequest = (context: Context, requested: TrialReference): TrialRequest<Launch, Stored<Launch>> => ({
  ...requested,
  type: 'launch',
  trials: context.store.launches,
  quotas: { total: context.quotas.launches, running: context.quotas.runningLaunches },
  read: (project) => requireLaunch(context, project, requested.name),
  historyView: showLaunchInHistory,
});

/** The members of a launch in history: its own, and the step in force by what has been written. */
export const showLaunchInHistory = <Shown extends Launch | undefined>(launch: Shown) =>
  launch && { ...launch, stepInForce: writtenStep(launch) };

export const experimentRequest = (
  context: Context,
  requested: TrialReference,
): TrialRequest<Experiment, Stored<Experiment>> => ({
  ...requested,
  type: 'experiment',
  trials: context.store.experiments,
  quotas: { total: context.quotas.experiments, running: context.quotas.runningExperiments },
  read: (project) => requireExperiment(context, project, requested.name),
});

/** Turns a request into one that creates its entity. */
export const asCreation = <Entity extends Trial>(
  request: TrialRequest<Entity, Stored<Entity>>,
): TrialRequest<Entity, undefined> => ({ ...request, read: async () => undefined });

/** An entity after a change; undefined when it was deleted. */
interface Changed<After> {
  readonly entity: After;
  readonly version: number;
}

/**
 * Reads the project and the entity, calls `decide`, and writes its decision if nothing has changed since. Otherwise it
 * reads and decides again. Resolves to the entity after the change, with its version.
 *
 * @throws ServiceError for each reason to refuse the change; ThrottlingException after 60 attempts.
 */
export const changeTrial = async <
  Entity extends Trial,
  Before extends Stored<Entity> | undefined,
  After extends Entity | undefined,
>(
  context: Context,
  request: TrialRequest<Entity, Before>,
  decide: (state: State<Before>) => Promise<Decision<After>>,
): Promise<Changed<After>> => {
  const { type, name, trials, operation, quotas, historyView = (entity) => entity } = request;
  const resource: Resource = { type, project: nameIn(context, 'project', request.project), name };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { entity: project } = await requireProject(context, request.project);
    const before = await request.read(project.name);
    if (before) requireVersion(context, { resource, expected: request.expectedVersion }, before);
    const { after, features = {}, patterns = {} } = await decide({ project: project.name, before });
    if (request.dryRun && before) return { entity: after as After, version: before.version };
    const changed = { before: before && historyView(before.entity), after: after && historyView(after) };
    const record = { ...historyRecordOf(context, { operation, resource, ...changed }), status: after?.status };
    const version = before ? before.version + 1 : context.store.firstVersion();
    const transition = { before, after, version, features, patterns, quotas };
    const outcome = await trials.move(transition, { projectId: project.id, record });
    if (outcome === 'done') return { entity: after as After, version };
    if (outcome !== 'changed') throw refusalOf(context, outcome, { resource, quotas });
    await pauseAfter(attempt);
  }
  throw contended(resource);
};

type Refusal = Exclude<Awaited<ReturnType<TrialStore<Trial>['move']>>, 'done' | 'changed'>;

interface RefusalParts {
  readonly resource: Resource;
  readonly quotas: { readonly total: number; readonly running: number };
}

const refusalOf = ({ deployment }: Context, outcome: Refusal, { resource, quotas }: RefusalParts): Error => {
  const [kind, running] =
    resource.type === 'launch'
      ? (['launches', 'runningLaunches'] as const)
      : (['experiments', 'runningExperiments'] as const);
  switch (outcome) {
    case 'exists':
      return alreadyExists(deployment, resource);
    case 'projectMissing':
      return notFound(deployment, { type: 'project', name: resource.project ?? '' });
    case 'quotaExceeded':
      return quotaExceeded(deployment, resource, { name: kind, limit: quotas.total, setting: kind });
    case 'runningQuotaExceeded':
      return quotaExceeded(deployment, resource, { name: `running ${kind}`, limit: quotas.running, setting: running });
    case 'tooLarge':
      return invalidMember(
        'scheduledSplitsConfig',
        'changes too many segments at once; change fewer of them at a time',
      );
  }
};
