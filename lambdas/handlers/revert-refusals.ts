/**
 * What RevertChange refuses, by name and with the cure.
 */
import { ServiceError } from '../../contract/errors.ts';
import { MAX_STEPS } from '../../contract/launch.ts';
import { arnOf, type Resource } from '../../domain/arn.ts';
import type { Step } from '../../domain/lifecycle/launch.ts';
import type { HistoryRecord } from '../store/resources/history.ts';
import { conflict, invalidMember } from './errors.ts';
import type { Context } from './handler.ts';

/** The error names the project, since a change has no ARN. */
export const noChange = (
  { deployment }: Context,
  project: string,
  { id, time }: Pick<HistoryRecord, 'id' | 'time'>,
): ServiceError =>
  new ServiceError(
    'ResourceNotFoundException',
    `The history of the project has no change ${id} at ${new Date(time).toISOString()}. ` +
      'Give the id and the time as ListHistory has them.',
    { resourceId: arnOf(deployment, { type: 'project', name: project }), resourceType: 'project' },
  );

const reversible: ReadonlySet<string> = new Set([
  'UpdateProject',
  'UpdateProjectDataDelivery',
  'UpdateFeature',
  'UpdateLaunch',
  'UpdateExperiment',
  'TagResource',
  'UntagResource',
  'RevertChange',
]);

/** @throws ServiceError ValidationException for a change that is no update. */
export const refuseIrreversible = ({ operation, actor, resourceType, name }: HistoryRecord): void => {
  if (reversible.has(operation)) return;
  if (actor === undefined)
    throw invalidMember('id', `is ${operation}, which happened by itself: update ${resourceType}/${name} instead`);
  const [, cure] = cures.find(([pattern]) => pattern.test(operation)) ?? [];
  throw invalidMember(
    'id',
    `is ${operation}, which cannot be reverted: ${cure?.(`${resourceType}/${name}`, operation)}`,
  );
};

const nounOf = (operation: string): string => operation.replace(/^(Create|Delete|Start|Stop|Continue)/, '');

const cures: readonly (readonly [RegExp, (resource: string, operation: string) => string])[] = [
  // A key is a part of its project in history, and its secret is kept nowhere.
  [/^CreateKey$/, () => "revoke the key with DeleteKey; its id is in the record's after"],
  [/^UpdateKey$/, () => "update the key with UpdateKey from the record's before"],
  [/^DeleteKey$/, () => "its secret is gone; create another key with CreateKey from the record's before"],
  [/^Create/, (resource, operation) => `delete ${resource} with Delete${nounOf(operation)}`],
  [
    /^Delete/,
    (resource, operation) => `create ${resource} again with Create${nounOf(operation)} from the record's before`,
  ],
  [/^Start/, (resource, operation) => `stop ${resource} with Stop${nounOf(operation)}`],
  [
    /^Stop/,
    (resource, operation) => `${resource} has ended; create another with Create${nounOf(operation)} and start it`,
  ],
  [/^Continue/, (resource) => `update the steps of ${resource} with UpdateLaunch, or stop it with StopLaunch`],
  [/^Ship/, () => 'what it stopped does not run again; set the defaultVariation with UpdateFeature'],
  [/./, () => 'it changed nothing that could be put back'],
];

/** @throws ServiceError ConflictException for members that have changed since. */
export const refuseMoved = ({ deployment }: Context, resource: Resource, moved: readonly string[]): void => {
  if (moved.length === 0) return;
  const [verb, pronoun] = moved.length === 1 ? ['is', 'it'] : ['are', 'them'];
  throw conflict(
    deployment,
    resource,
    `${moved.join(', ')} of ${resource.type}/${resource.name} ${verb} no longer what this change left. ` +
      `Revert the later changes first, or set ${pronoun} by an update.`,
  );
};

/** @throws ServiceError ConflictException for more steps than a launch may have. */
export const requireRoom = ({ deployment }: Context, resource: Resource, steps: readonly Step[]): void => {
  if (steps.length <= MAX_STEPS) return;
  throw conflict(
    deployment,
    resource,
    `Steps of launch ${resource.name} have begun, so a revert adds a step, and a launch can have ${MAX_STEPS} at most. ` +
      'Update the steps that have not begun, or stop the launch.',
  );
};
