/**
 * The resource policy of the API, for callers of other accounts and for private networks.
 */
import { Aws } from 'aws-cdk-lib';
import {
  AccountPrincipal,
  AccountRootPrincipal,
  AnyPrincipal,
  type Conditions,
  Effect,
  type IPrincipal,
  PolicyDocument,
  PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import type { SelfevidentProps, TrustedAccount, TrustedOrganization } from '../props.ts';

const invoke = { actions: ['execute-api:Invoke'] };
const everything = 'execute-api:/*';

/** Returns undefined when the callers' own policies decide alone. */
export const resourcePolicy = ({
  trustedAccounts = [],
  privateEndpoints,
}: Pick<SelfevidentProps, 'privateEndpoints' | 'trustedAccounts'>): PolicyDocument | undefined => {
  if (trustedAccounts.length === 0 && !privateEndpoints) return undefined;
  const wholeAccounts = trustedAccounts.filter((trusted) => typeof trusted === 'string');
  const callers = [new AccountRootPrincipal(), ...wholeAccounts.map((id) => new AccountPrincipal(id))];
  return new PolicyDocument({
    statements: [
      letIn(callers),
      ...trustedAccounts.flatMap((trusted) => (typeof trusted === 'string' ? [] : [letInSome(trusted)])),
      // A policy denies what it does not name, and browsers do not sign preflights.
      new PolicyStatement({ ...invoke, principals: [new AnyPrincipal()], resources: ['execute-api:/*/OPTIONS/*'] }),
      ...(privateEndpoints ? [denyOutside(privateEndpoints.map(({ vpcEndpointId }) => vpcEndpointId))] : []),
    ],
  });
};

const letIn = (principals: IPrincipal[], conditions: Conditions = {}): PolicyStatement =>
  new PolicyStatement({ ...invoke, principals, resources: [everything], conditions });

/**
 * A principal's name cannot contain `*`, but a condition can. For a session, `aws:PrincipalArn` is the ARN of its role.
 */
const letInSome = (callers: TrustedAccount | TrustedOrganization): PolicyStatement => {
  if ('organization' in callers) {
    const { organization, paths = [] } = callers;
    const below = paths.length > 0 ? { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': [...paths] } } : {};
    return letIn([new AnyPrincipal()], { StringEquals: { 'aws:PrincipalOrgID': organization }, ...below });
  }
  const { account, roles } = callers;
  const arns = roles?.map((role) => `arn:${Aws.PARTITION}:iam::${account}:role/${role}`);
  return letIn([new AccountPrincipal(account)], arns ? { ArnLike: { 'aws:PrincipalArn': arns } } : {});
};

const denyOutside = (vpcEndpointIds: readonly string[]): PolicyStatement =>
  new PolicyStatement({
    ...invoke,
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    resources: [everything],
    conditions: { StringNotEquals: { 'aws:SourceVpce': [...vpcEndpointIds] } },
  });
