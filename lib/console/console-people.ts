/**
 * The people of the console: a user pool with a page where they sign in. Without a
 * provider, an administrator makes people in the pool.
 */
import { Aws, Names, RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import {
  AccountRecovery,
  Mfa,
  OAuthScope,
  ProviderAttribute,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolIdentityProviderOidc,
  UserPoolIdentityProviderSaml,
  UserPoolIdentityProviderSamlMetadata,
} from 'aws-cdk-lib/aws-cognito';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct, type IConstruct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { ConsoleProps } from '../props.ts';

interface Props extends ConsoleProps {
  readonly ephemeral: boolean;
}

export class ConsolePeople extends Construct {
  readonly pool: UserPool;
  /** The address of the page where people sign in. */
  readonly signIn: string;
  /** The address of Cognito's identity pools. */
  readonly identity: string;
  /** The name of the provider's groups in a token; undefined where people are of the pool itself. */
  readonly groupsClaim: string | undefined;
  readonly #provider: IConstruct | undefined;
  readonly #providerName: string | undefined;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const { oidc, saml } = props;
    this.groupsClaim = oidc || saml ? 'custom:groups' : undefined;
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      ...(this.groupsClaim
        ? { customAttributes: { groups: new StringAttribute({ mutable: true, maxLen: 2_048 }) } }
        : {}),
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 14,
        requireSymbols: true,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
      },
      removalPolicy: props.ephemeral ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
    acknowledge(this.pool, {
      'AwsSolutions-COG2': 'A second factor is the choice of each person, or the matter of the provider.',
      'AwsSolutions-COG3': 'Advanced security has a price for each person; a provider has its own.',
      'AwsSolutions-COG8': 'The plan of Cognito is for the owner to choose.',
    });
    const prefix =
      props.signInPrefix ?? `${Names.uniqueResourceName(this, { maxLength: 40 }).toLowerCase()}-${Aws.ACCOUNT_ID}`;
    const domain = this.pool.addDomain('SignIn', { cognitoDomain: { domainPrefix: prefix } });
    this.signIn = props.addresses?.signIn ?? domain.baseUrl();
    this.identity = props.addresses?.identity ?? `https://cognito-identity.${Aws.REGION}.${Aws.URL_SUFFIX}`;
    this.#provider = oidc ? this.#addOidc(oidc) : saml && this.#addSaml(saml);
    this.#providerName = (oidc ?? saml)?.name;
  }

  /** The console as a client of the pool. It has no secret, since it runs in browsers: PKCE stands in for one. */
  addClient(url: string): UserPoolClient {
    const client = this.pool.addClient('Console', {
      generateSecret: false,
      authFlows: {},
      preventUserExistenceErrors: true,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [url],
        logoutUrls: [url],
      },
      supportedIdentityProviders: [
        this.#providerName
          ? UserPoolClientIdentityProvider.custom(this.#providerName)
          : UserPoolClientIdentityProvider.COGNITO,
      ],
    });
    if (this.#provider) client.node.addDependency(this.#provider);
    return client;
  }

  /** Lets a function ask for the names of these people, and of nobody else. */
  showNames(reader: LambdaFunction): void {
    reader.addEnvironment('USER_POOL', this.pool.userPoolId);
    reader.addToRolePolicy(
      new PolicyStatement({ actions: ['cognito-idp:ListUsers'], resources: [this.pool.userPoolArn] }),
    );
  }

  #addOidc({ name, issuer, clientId, clientSecret, groupsClaim = 'groups' }: NonNullable<ConsoleProps['oidc']>) {
    return new UserPoolIdentityProviderOidc(this, 'Oidc', {
      userPool: this.pool,
      name,
      issuerUrl: issuer,
      clientId,
      clientSecret: secretValueOf(this, clientSecret).unsafeUnwrap(),
      scopes: ['openid', 'email', 'profile'],
      attributeMapping: mappingOf(groupsClaim, { email: 'email', name: 'name' }),
    });
  }

  #addSaml({ name, metadataUrl, groupsAttribute = 'groups' }: NonNullable<ConsoleProps['saml']>) {
    return new UserPoolIdentityProviderSaml(this, 'Saml', {
      userPool: this.pool,
      name,
      metadata: UserPoolIdentityProviderSamlMetadata.url(metadataUrl),
      attributeMapping: mappingOf(groupsAttribute, { email: 'email', name: 'name' }),
    });
  }
}

const mappingOf = (groups: string, { email, name }: { readonly email: string; readonly name: string }) => ({
  email: ProviderAttribute.other(email),
  fullname: ProviderAttribute.other(name),
  custom: { 'custom:groups': ProviderAttribute.other(groups) },
});

/** CloudFormation reads the secret when it deploys; the template has a reference. */
const secretValueOf = (scope: Construct, secret: ISecret | string): SecretValue => {
  if (typeof secret !== 'string') return secret.secretValue;
  return secret.startsWith('arn:')
    ? Secret.fromSecretCompleteArn(scope, 'ClientSecret', secret).secretValue
    : SecretValue.secretsManager(secret);
};
