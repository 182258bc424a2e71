/**
 * Formats and parses the Amazon Resource Names of the service. This is pure text: nothing here knows whether a resource
 * exists.
 */

/** The place where the deployment runs. Each of its ARNs carries all three parts. */
export interface Deployment {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  /**
   * Earlier places of the resources, as `123456789012/eu-west-1`. ARNs of those places still name the resources here.
   */
  readonly formerArns?: readonly string[] | undefined;
}

export type ResourceType = 'project' | 'feature' | 'launch' | 'experiment' | 'segment';

/** A resource by its names. `project` is absent for a segment. `name` is the project's own name for a project. */
export interface Resource {
  readonly type: ResourceType;
  readonly project?: string;
  readonly name: string;
}

const nested = /^project\/([^/]+)(?:\/(feature|launch|experiment)\/([^/]+))?$/;
const segment = /^segment\/([^/]+)$/;

/** Returns the ARN of a resource, e.g. `arn:aws:evidently:us-east-1:123456789012:project/shop/feature/search`. */
export const arnOf = (deployment: Deployment, resource: Resource): string => {
  return ownPrefix(deployment) + pathOf(resource);
};

const ownPrefix = ({ partition, region, account }: Deployment): string =>
  `arn:${partition}:evidently:${region}:${account}:`;

const pathOf = ({ type, project, name }: Resource): string =>
  type === 'project' || type === 'segment' ? `${type}/${name}` : `project/${project}/${type}/${name}`;

/**
 * Returns the resource that an ARN names, or undefined for any other text. The whole ARN must belong to this deployment
 * or to a former place of its resources: a client of another account must not change resources here.
 */
export const parseArn = (deployment: Deployment, arn: string): Resource | undefined => {
  // Most references are plain names.
  if (!arn.includes(':')) return undefined;
  const prefix = arnPrefixes(deployment).find((one) => arn.startsWith(one));
  return prefix === undefined ? undefined : parsePath(arn.slice(prefix.length));
};

/** The prefixes of the ARNs that name resources here. The deployment's own prefix comes first. */
const arnPrefixes = (deployment: Deployment): string[] => [deployment, ...formerDeployments(deployment)].map(ownPrefix);

/** The earlier places whose ARNs name resources here. */
export const formerDeployments = ({ partition, formerArns = [] }: Deployment): Deployment[] =>
  formerArns.map((former) => {
    const [account = '', region = ''] = former.split('/');
    return { partition, region, account };
  });

/** Returns the resource at the end of an ARN, such as `project/shop/feature/search`. */
export const parsePath = (path: string): Resource | undefined => {
  const asSegment = segment.exec(path)?.[1];
  if (asSegment) return { type: 'segment', name: asSegment };
  const [, project, type, name] = nested.exec(path) ?? [];
  if (!project) return undefined;
  return type && name ? { type: type as ResourceType, project, name } : { type: 'project', name: project };
};

/** Returns the resource type in an ARN of any deployment. */
export const resourceTypeOf = (arn: string): ResourceType | undefined =>
  parsePath(arn.split(':').slice(5).join(':'))?.type;

/** Explains the accepted ARNs in a sentence, for a client that sent another one. */
export const arnHint = (deployment: Deployment): string =>
  `ARNs of this deployment begin with ${ownPrefix(deployment)}; ` +
  'its setting formerArns (--former-arn) takes those of another account and region.';

/** Returns the service in an ARN of another service; undefined for an ARN of this one. */
export const foreignServiceOf = (arn: string): string | undefined => {
  const [, service] = /^arn:[^:]*:([^:]*):/.exec(arn) ?? [];
  return service === 'evidently' ? undefined : service;
};

const possibleName = /^[-a-zA-Z0-9._]{1,127}$/;
const LONGEST_SEGMENT_NAME = 64;

/**
 * Tells whether such a resource can exist. References and ARNs may hold any text, and the store must not look it up
 * unchecked: the text may be too long for a key, or be the key of another item.
 */
export const canExist = ({ type, project, name }: Resource): boolean =>
  (project === undefined || possibleName.test(project)) &&
  possibleName.test(name) &&
  (type !== 'segment' || name.length <= LONGEST_SEGMENT_NAME);
