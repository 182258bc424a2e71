/**
 * The calls of a plan.
 */
import type { OperationName } from '../../contract/index.ts';
import { parsePath } from '../arn.ts';
import type { Fault } from '../fault.ts';
import type { Desired, Values } from './desired.ts';
import { capitalized } from './template-type.ts';

/** An operation of the API and its input: labels, query and body in one, as on the wire. */
export interface PlannedCall {
  readonly operation: OperationName;
  readonly input: Values;
}

export interface Plan {
  /** In the order in which they must be made. */
  readonly calls: readonly PlannedCall[];
  /** Differences that stay, because nothing can change them any more. They are no reason to fail. */
  readonly warnings: readonly Fault[];
  /** Differences that no call can remove. A plan with faults must not be carried out. */
  readonly faults: readonly Fault[];
}

/** The names that say which resource is meant. `project` is a name or an ARN. */
export type Identity = Pick<Desired, 'type' | 'project' | 'name'>;

const verbs = ['Create', 'Get', 'Update', 'Start', 'Stop', 'Delete'] as const;
type Verb = (typeof verbs)[number];

/** The labels of the operations on a resource: `{ project, feature }`. */
const labelsOf = ({ type, project, name }: Identity): Values => ({
  ...(project === undefined ? {} : { project }),
  [type]: name,
});

/** A call of an operation on the resource, such as `StartLaunch`. */
export const callOn = (identity: Identity, verb: Verb, input: Values = {}): PlannedCall => ({
  operation: `${verb}${capitalized(identity.type)}` as OperationName,
  input: { ...labelsOf(identity), ...input },
});

/** The resource that an ARN names, for calls that take ARNs; undefined for other text. */
export const identityIn = (arn: string): Identity | undefined => {
  const resource = parsePath(arn.split(':').slice(5).join(':'));
  if (!resource) return undefined;
  const { type, project, name } = resource;
  if (project === undefined) return { type, name: arn };
  return { type, project: arn.slice(0, arn.indexOf(`/${type}/`)), name };
};

/** The call that creates the resource. */
export const creationOf = ({ type, project, name, members, tags }: Desired): PlannedCall => ({
  operation: `Create${capitalized(type)}` as OperationName,
  input: {
    ...(project === undefined ? {} : { project }),
    name,
    ...members,
    ...(Object.keys(tags).length > 0 ? { tags } : {}),
  },
});

/** The plan of several plans, one after the other. */
export const joinPlans = (...plans: readonly Partial<Plan>[]): Plan => ({
  calls: plans.flatMap(({ calls = [] }) => calls),
  warnings: plans.flatMap(({ warnings = [] }) => warnings),
  faults: plans.flatMap(({ faults = [] }) => faults),
});
