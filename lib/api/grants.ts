/**
 * Grants callers the use of the API, in policies that stay within IAM's size limits.
 */
import { Aws, Token } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import {
  Effect,
  Grant,
  Group,
  type IGrantable,
  ManagedPolicy,
  type ManagedPolicyProps,
  PolicyStatement,
  Role,
  User,
} from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { ProjectName } from '../../contract/primitives.ts';
import { type GrantName, invokePatterns, type Patterns } from './invoke-patterns.ts';

export interface GrantOptions {
  readonly api: RestApi;
  readonly name: GrantName;
  /** The only project of the grant; all projects when left out. */
  readonly project?: string | undefined;
  /** Accounts and regions whose ARNs may name the project too. */
  readonly formerArns: readonly string[];
}

/** @throws Error when `project` is not the name of a project. */
export const grantInvoke = (grantee: IGrantable, { api, ...granted }: GrantOptions): Grant => {
  const grants = patternsOf(granted).map(({ allow, deny = [] }) => {
    const resourceArns = arnsOf(api, allow);
    const holder = holderOf(grantee, [...resourceArns, ...arnsOf(api, deny)]);
    if (deny.length > 0) holder.grantPrincipal.addToPrincipalPolicy(statementOf(Effect.DENY, arnsOf(api, deny)));
    return Grant.addToPrincipal({ grantee: holder, actions: [action], resourceArns });
  });
  return grants.reduce((all, one) => all.combine(one));
};

const action = 'execute-api:Invoke';

const statementOf = (effect: Effect, resources: string[]): PolicyStatement =>
  new PolicyStatement({ effect, actions: [action], resources });

const arnsOf = (api: RestApi, patterns: readonly string[]): string[] =>
  patterns.map((pattern) => {
    const [method = '', ...path] = pattern.split('/');
    return api.arnForExecuteApi(method, `/${path.join('/')}`, api.deploymentStage.stageName);
  });

/** The patterns of all projects, or of one project by its name, its ARN and its former ARNs. */
const patternsOf = ({ name, project, formerArns }: Omit<GrantOptions, 'api'>): readonly Patterns[] => {
  const { allProjects, oneProject } = invokePatterns[name];
  if (project === undefined) return [allProjects];
  if (!Token.isUnresolved(project) && !ProjectName.safeParse(project).success)
    throw new Error(`"${project}" is not the name of a project.`);
  const formerSpellings = formerArns.map((former) => encodedArn(project, ...former.split('/')));
  return [project, encodedArn(project), ...formerSpellings].map((spelling) => ({
    allow: oneProject.map((pattern) => pattern.replace('PROJECT', () => spelling)),
  }));
};

/** The project's ARN, as clients percent-encode it. */
const encodedArn = (project: string, account: string = Aws.ACCOUNT_ID, region: string = Aws.REGION): string =>
  ['arn', Aws.PARTITION, 'evidently', region, account, `project%2F${project}`].join('%3A');

/** A managed policy may have 6,144 characters. */
const MAX_POLICY_CHARACTERS = 6_000;

/** Characters of the JSON, with each reference counted as long as `ap-southeast-2`, the longest common region. */
const lengthOf = (json: unknown): number =>
  JSON.stringify(json).replace(/\$\{Token\[[^\]]*\]\}/g, 'ap-southeast-2').length;

/**
 * Users, groups and roles get managed policies. Their inline policies are soon full, and CDK counts every ARN as 150
 * characters when it splits a role's. Other grantees get the policies that CDK makes.
 */
const holderOf = (grantee: IGrantable, arns: readonly string[]): IGrantable => {
  const principal = grantee.grantPrincipal;
  if (principal instanceof User) return policyOf(principal, { users: [principal] }, arns);
  if (principal instanceof Group) return policyOf(principal, { groups: [principal] }, arns);
  if (principal instanceof Role) return policyOf(principal, { roles: [principal] }, arns);
  return grantee;
};

/** Returns the first policy of the principal with room for these ARNs, or a new one. */
const policyOf = (principal: IConstruct, props: ManagedPolicyProps, arns: readonly string[]): ManagedPolicy => {
  const added = lengthOf(arns) + 200;
  for (let number = 1; ; number++) {
    const id = `EvidentlyAccess${number}`;
    const found = principal.node.tryFindChild(id);
    if (!(found instanceof ManagedPolicy)) return new ManagedPolicy(principal, id, props);
    if (lengthOf(found.document.toJSON()) + added <= MAX_POLICY_CHARACTERS) return found;
  }
};
