/**
 * What people of the console may do: an identity pool gives each of them the role of the strongest group. Who is in no
 * group gets no credentials.
 */
import { Fn, Stack } from 'aws-cdk-lib';
import {
  CfnIdentityPool,
  CfnIdentityPoolRoleAttachment,
  CfnUserPoolGroup,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { FederatedPrincipal, type Grant, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { ConsoleProps, ConsoleRole } from '../props.ts';
import type { ConsolePeople } from './console-people.ts';

/** The first of a person's roles decides, so the strongest is first. */
const consoleRoles: readonly ConsoleRole[] = ['admin', 'operator', 'viewer'];

interface Props extends Pick<ConsoleProps, 'groups'> {
  readonly people: ConsolePeople;
  readonly client: UserPoolClient;
  readonly grant: Readonly<Record<ConsoleRole, (role: Role) => Grant>>;
}

export class ConsoleAccess extends Construct {
  readonly identityPoolId: string;
  readonly roles: Readonly<Record<ConsoleRole, Role>>;

  constructor(scope: Construct, id: string, { people, client, groups = {}, grant }: Props) {
    super(scope, id);
    const provider = people.pool.userPoolProviderName;
    const pool = new CfnIdentityPool(this, 'Identities', {
      allowUnauthenticatedIdentities: false,
      cognitoIdentityProviders: [
        { clientId: client.userPoolClientId, providerName: provider, serverSideTokenCheck: true },
      ],
    });
    this.identityPoolId = pool.ref;
    const roleOf = (role: ConsoleRole): Role => {
      const made = new Role(this, role, {
        description: `The ${role}s of the console of Selfevident.`,
        assumedBy: new FederatedPrincipal(
          'cognito-identity.amazonaws.com',
          {
            StringEquals: { 'cognito-identity.amazonaws.com:aud': pool.ref },
            'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
          },
          'sts:AssumeRoleWithWebIdentity',
        ),
      });
      acknowledgeWildcards(made, grant[role](made));
      return made;
    };
    this.roles = { viewer: roleOf('viewer'), operator: roleOf('operator'), admin: roleOf('admin') };
    const mapping = people.groupsClaim
      ? { type: 'Rules', rulesConfiguration: { rules: this.#rulesOf(people.groupsClaim, groups) } }
      : { type: 'Token' };
    if (!people.groupsClaim) this.#makeGroups(people);
    new CfnIdentityPoolRoleAttachment(this, 'Roles', {
      identityPoolId: pool.ref,
      roleMappings: {
        people: {
          identityProvider: Fn.join(':', [provider, client.userPoolClientId]),
          ambiguousRoleResolution: 'Deny',
          ...mapping,
        },
      },
    });
  }

  /** People of the pool itself: the token says the role of the strongest group. */
  #makeGroups({ pool }: ConsolePeople): void {
    for (const [index, role] of consoleRoles.entries())
      new CfnUserPoolGroup(this, `Group${role}`, {
        userPoolId: pool.userPoolId,
        groupName: role,
        precedence: index,
        description: `The ${role}s of the console.`,
        roleArn: this.roles[role].roleArn,
      });
  }

  /** People of a provider, whose groups are one text in the token: all that Cognito can ask is whether it has a name. */
  #rulesOf(claim: string, groups: NonNullable<ConsoleProps['groups']>) {
    return consoleRoles.flatMap((role) =>
      (groups[role] ?? []).map((value) => ({
        claim,
        matchType: 'Contains',
        value,
        roleArn: this.roles[role].roleArn,
      })),
    );
  }
}

/** The ids of the findings have each ARN as cdk-nag writes it. */
const acknowledgeWildcards = (role: Role, { principalStatements }: Grant): void => {
  const arns = principalStatements
    .flatMap(({ resources }) => resources)
    .map((arn) => textOf(Stack.of(role).resolve(arn)));
  const reason = 'A role of the console covers the operations of its grant on all projects.';
  const wildcards = arns.filter((arn) => arn.includes('*'));
  acknowledge(role, Object.fromEntries(wildcards.map((arn) => [`AwsSolutions-IAM5[Resource::${arn}]`, reason])));
};

interface Joined {
  readonly 'Fn::Join': readonly [string, readonly (string | { readonly Ref: string })[]];
}

/** An ARN with its references in pointed brackets. */
const textOf = ({ 'Fn::Join': [, parts] }: Joined): string =>
  parts.map((part) => (typeof part === 'string' ? part : `<${part.Ref}>`)).join('');
