/**
 * The resource policy of the API, when it has one: for callers of other accounts, and for private networks.
 */
import {
  AccountPrincipal,
  AccountRootPrincipal,
  AnyPrincipal,
  Effect,
  PolicyDocument,
  PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import type { SelfevidentProps } from './props.ts';

const invoke = { actions: ['execute-api:Invoke'] };
const everything = 'execute-api:/*';

/** Undefined when callers' own policies are all there is to ask. */
export const resourcePolicy = ({
  trustedAccounts = [],
  privateEndpoints,
}: Pick<SelfevidentProps, 'privateEndpoints' | 'trustedAccounts'>): PolicyDocument | undefined => {
  if (trustedAccounts.length === 0 && !privateEndpoints) return undefined;
  const callers = [new AccountRootPrincipal(), ...trustedAccounts.map((id) => new AccountPrincipal(id))];
  return new PolicyDocument({
    statements: [
      new PolicyStatement({ ...invoke, principals: callers, resources: [everything] }),
      // Browsers do not sign the question whether they may ask, and a policy denies what it does not name.
      new PolicyStatement({ ...invoke, principals: [new AnyPrincipal()], resources: ['execute-api:/*/OPTIONS/*'] }),
      ...(privateEndpoints ? [notThrough(privateEndpoints.map(({ vpcEndpointId }) => vpcEndpointId))] : []),
    ],
  });
};

const notThrough = (vpcEndpointIds: readonly string[]): PolicyStatement =>
  new PolicyStatement({
    ...invoke,
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    resources: [everything],
    conditions: { StringNotEquals: { 'aws:SourceVpce': [...vpcEndpointIds] } },
  });
