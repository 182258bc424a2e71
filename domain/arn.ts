/**
 * Amazon Resource Names of the service, in both directions. Pure text: nothing here knows whether a resource exists.
 */

/** Where the deployment runs; its ARNs carry all three. */
export interface Deployment {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

export type ResourceType = 'project' | 'feature' | 'launch' | 'experiment' | 'segment';

/** A resource by its names: `project` is absent for a segment, `name` is the project's own for a project. */
export interface Resource {
  readonly type: ResourceType;
  readonly project?: string;
  readonly name: string;
}

const nested = /^project\/([^/]+)(?:\/(feature|launch|experiment)\/([^/]+))?$/;
const segment = /^segment\/([^/]+)$/;

/** The ARN of a resource, e.g. `arn:aws:evidently:us-east-1:123456789012:project/shop/feature/search`. */
export const arnOf = (deployment: Deployment, resource: Resource): string => {
  const { partition, region, account } = deployment;
  return `arn:${partition}:evidently:${region}:${account}:${pathOf(resource)}`;
};

const pathOf = ({ type, project, name }: Resource): string =>
  type === 'project' || type === 'segment' ? `${type}/${name}` : `project/${project}/${type}/${name}`;

/**
 * The resource that an ARN names, or undefined when it is not one of this deployment's kinds of resource. Partition,
 * region and account are not compared: a client configured for another account is told "not found" by name.
 */
export const parseArn = (arn: string): Resource | undefined => {
  // A name, which most references are.
  if (!arn.includes(':')) return undefined;
  const path = arn.split(':').slice(5).join(':');
  const asSegment = segment.exec(path)?.[1];
  if (asSegment) return { type: 'segment', name: asSegment };
  const [, project, type, name] = nested.exec(path) ?? [];
  if (!project) return undefined;
  return type && name ? { type: type as ResourceType, project, name } : { type: 'project', name: project };
};

/**
 * The name in a reference that is either a name or an ARN (`ProjectRef`, `SegmentRef` in the model). The ARN of another
 * type names nothing, which comes back as it is: no resource can have such a name.
 */
export const nameIn = (type: 'project' | 'segment', reference: string): string => {
  const resource = parseArn(reference);
  return resource?.type === type ? resource.name : reference;
};

const possibleName = /^[-a-zA-Z0-9._]{1,127}$/;
const longestSegmentName = 64;

/**
 * Whether there can be such a resource. References and ARNs may hold any text, of which the store must not be asked: it
 * may be too long for a key, or be the key of something else.
 */
export const canExist = ({ type, project, name }: Resource): boolean =>
  (project === undefined || possibleName.test(project)) &&
  possibleName.test(name) &&
  (type !== 'segment' || name.length <= longestSegmentName);
