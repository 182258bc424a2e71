/**
 * Amazon Resource Names of the service, in both directions. Pure text: nothing here knows whether a resource exists.
 */

/** Where the deployment runs; its ARNs carry all three. */
export interface Deployment {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  /** Where the resources were before, as `123456789012/eu-west-1`: ARNs of there name what is here. */
  readonly formerArns?: readonly string[] | undefined;
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
  return ownPrefix(deployment) + pathOf(resource);
};

const ownPrefix = ({ partition, region, account }: Deployment): string =>
  `arn:${partition}:evidently:${region}:${account}:`;

const pathOf = ({ type, project, name }: Resource): string =>
  type === 'project' || type === 'segment' ? `${type}/${name}` : `project/${project}/${type}/${name}`;

/**
 * The resource that an ARN names, or undefined when it is not, from its first character to its last, one of this
 * deployment or of where its resources were before: a client of another account must not change what is here.
 */
export const parseArn = (deployment: Deployment, arn: string): Resource | undefined => {
  // A name, which most references are.
  if (!arn.includes(':')) return undefined;
  const prefix = arnPrefixes(deployment).find((one) => arn.startsWith(one));
  return prefix === undefined ? undefined : parsePath(arn.slice(prefix.length));
};

/** What the ARNs begin with that name something here; the deployment's own first. */
const arnPrefixes = (deployment: Deployment): string[] => [
  ownPrefix(deployment),
  ...(deployment.formerArns ?? []).map((former) => {
    const [account = '', region = ''] = former.split('/');
    return ownPrefix({ partition: deployment.partition, region, account });
  }),
];

/** The resource at the end of an ARN, such as `project/shop/feature/search`. */
export const parsePath = (path: string): Resource | undefined => {
  const asSegment = segment.exec(path)?.[1];
  if (asSegment) return { type: 'segment', name: asSegment };
  const [, project, type, name] = nested.exec(path) ?? [];
  if (!project) return undefined;
  return type && name ? { type: type as ResourceType, project, name } : { type: 'project', name: project };
};

/** The type of what an ARN names, wherever that is. */
export const typeIn = (arn: string): ResourceType | undefined => parsePath(arn.split(':').slice(5).join(':'))?.type;

/** Which ARNs name something here, as a sentence for those who sent another. */
export const arnHint = (deployment: Deployment): string =>
  `ARNs of this deployment begin with ${ownPrefix(deployment)}; ` +
  'its setting formerArns (--former-arn) takes those of another account and region.';

/** The service that an ARN is of, when it is another than this. */
export const otherServiceIn = (arn: string): string | undefined => {
  const [, service] = /^arn:[^:]*:([^:]*):/.exec(arn) ?? [];
  return service === 'evidently' ? undefined : service;
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
