/**
 * Lets callers in: the statements of a grant, in policies that are as large as IAM allows and no larger.
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
  /** The only project that is granted; all of them when left out. */
  readonly project?: string | undefined;
  /** Accounts and regions by whose ARNs the project may be called too. */
  readonly formerArns: readonly string[];
}

/** @throws Error when the project is not called by a name. */
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

/** A statement for each: all projects, or one by its name, by its ARN and by those that it had. */
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

/** Of the 6,144 characters that a managed policy may have. */
const MAX_POLICY_CHARACTERS = 6_000;

/** Characters of JSON, with no reference of an ARN longer than `ap-southeast-2`. */
const lengthOf = (json: unknown): number =>
  JSON.stringify(json).replace(/\$\{Token\[[^\]]*\]\}/g, 'ap-southeast-2').length;

/**
 * Users, groups and roles of CDK hold managed policies, since what they may have inline is soon used up, and CDK takes
 * every ARN for 150 characters when it divides that of roles. Whoever else is granted something holds it as CDK does it.
 */
const holderOf = (grantee: IGrantable, arns: readonly string[]): IGrantable => {
  const principal = grantee.grantPrincipal;
  if (principal instanceof User) return policyOf(principal, { users: [principal] }, arns);
  if (principal instanceof Group) return policyOf(principal, { groups: [principal] }, arns);
  if (principal instanceof Role) return policyOf(principal, { roles: [principal] }, arns);
  return grantee;
};

/** The first policy of the principal that has room for these ARNs. */
const policyOf = (principal: IConstruct, props: ManagedPolicyProps, arns: readonly string[]): ManagedPolicy => {
  const added = lengthOf(arns) + 200;
  for (let number = 1; ; number++) {
    const id = `EvidentlyAccess${number}`;
    const found = principal.node.tryFindChild(id);
    if (!(found instanceof ManagedPolicy)) return new ManagedPolicy(principal, id, props);
    if (lengthOf(found.document.toJSON()) + added <= MAX_POLICY_CHARACTERS) return found;
  }
};
