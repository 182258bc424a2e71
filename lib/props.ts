/**
 * The settings of a deployment. All have defaults.
 */
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IVpcEndpoint } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { OperationName } from '../contract/index.ts';
import type { Destinations } from '../domain/project.ts';
import type { Quotas } from '../domain/quotas.ts';
import type { LayerArchitecture } from './agent/layer.ts';
import type { FunctionName } from './functions/functions.ts';

/**
 * A limit for the requests of all clients to one method. API Gateway answers others with 429, and the SDKs try them
 * again.
 */
export interface Throttle {
  /** Requests a second, on average. */
  readonly rate: number;
  /** Requests at once. */
  readonly burst: number;
}

export interface CustomDomain {
  /**
   * Such as `evidently.example.com`. `dataplane.evidently.example.com` is mapped too, for clients that put it before.
   */
  readonly name: string;
  /** A certificate of this region for both names. */
  readonly certificate: ICertificate;
  /**
   * Whether the API answers at this name only, and not at API Gateway's own address.
   * @default false
   */
  readonly only?: boolean;
}

/** Callers of another account: all of them, or those that have one of these roles. */
export interface TrustedAccount {
  /** Its 12 digits. */
  readonly account: string;
  /**
   * Names of roles with the paths before them, `*` for any text: `checkout`, `teams/web/*`.
   * @default - all users and roles that the account allows to call this API
   */
  readonly roles?: readonly string[];
}

/** Callers of an organization: of all its accounts, or of those below one of these paths. */
export interface TrustedOrganization {
  /** Such as `o-a1b2c3d4e5`. */
  readonly organization: string;
  /**
   * Paths as in `aws:PrincipalOrgPaths`, `*` for any text: `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*`.
   * @default - all accounts of the organization
   */
  readonly paths?: readonly string[];
}

/** Where people are told of verdicts, mismatches, guards and ends: at least one of them. */
export interface NotificationTargets {
  /**
   * A topic, or the ARN of one of this account and region. People subscribe to it by mail.
   * @default - no mail
   */
  readonly topic?: ITopic | string;
  /**
   * A secret, or its name or ARN. Its text is the address of a webhook that takes `{"text": "..."}`, such as one of
   * Slack.
   * @default - no webhook
   */
  readonly webhook?: ISecret | string;
}

/** An existing table, such as a restored one, named by its stream. */
export interface ExistingTable {
  /** `arn:...:table/NAME/stream/...`, as `LatestStreamArn` of DescribeTable; with new and old images. */
  readonly streamArn: string;
}

/** The roles of people in the console. */
export type ConsoleRole = 'viewer' | 'operator' | 'admin';

/** Where people sign in: an OpenID Connect provider, such as Okta or Entra ID. */
export interface ConsoleOidcProvider {
  /** Letters, such as `Okta`. It stands on the button of the page where people sign in. */
  readonly name: string;
  /** Its address, such as `https://example.okta.com`. */
  readonly issuer: string;
  readonly clientId: string;
  /** A secret with the text of the client's secret, or its name or ARN. */
  readonly clientSecret: ISecret | string;
  /**
   * The claim with the names of a person's groups, which `groups` gives roles.
   * @default 'groups'
   */
  readonly groupsClaim?: string;
}

/** Where people sign in: a SAML provider, such as IAM Identity Center. */
export interface ConsoleSamlProvider {
  readonly name: string;
  /** The address of its metadata. */
  readonly metadataUrl: string;
  /**
   * The attribute with the names of a person's groups.
   * @default 'groups'
   */
  readonly groupsAttribute?: string;
}

/** The web console, for people who sign in. */
export interface ConsoleProps {
  /**
   * The first part of the address of the page where people sign in, which no other user pool of the region has. Small
   * letters, digits and hyphens.
   * @default - made from the name of the construct and the account
   */
  readonly signInPrefix?: string;
  /**
   * Where people sign in.
   * @default - people are made in the user pool by an administrator
   */
  readonly oidc?: ConsoleOidcProvider;
  /** @default - none */
  readonly saml?: ConsoleSamlProvider;
  /**
   * Names of the provider's groups by role, such as `{ admin: ['flags-admin'] }`, with a provider. Cognito asks whether
   * the text with all groups of a person has the name, so no other group may have it within its own.
   * @default - with a provider, nobody has a role; without one, the pool's own groups viewer, operator and admin
   */
  readonly groups?: Readonly<Partial<Record<ConsoleRole, readonly string[]>>>;
  /**
   * Addresses of Cognito for emulators of AWS, which have others. Where they are of HTTP, the pages and their bucket are
   * reached by it too.
   * @default - those of the region
   */
  readonly addresses?: { readonly signIn: string; readonly identity: string };
}

/** Tells the template providers of two deployments in one account and region apart. */
export interface TemplateNames {
  /** Letters, digits and hyphens, 35 at most. */
  readonly name: string;
}

export interface SelfevidentProps {
  /**
   * The web console: a bucket, CloudFront and Cognito. People have the role of their group: viewer, operator or admin.
   * @default - none; `selfevident console --url ADDRESS` shows it on a machine with credentials
   */
  readonly console?: ConsoleProps;

  /**
   * Quotas that differ from Evidently's own.
   * @default - Evidently's: 50 projects, 500 segments, 100 features a project, ...
   */
  readonly quotas?: Partial<Quotas>;

  /**
   * Whether the stack deletes everything with it, the data too. For tests.
   * @default false - the table is protected, backed up continuously, and stays when the stack is deleted
   */
  readonly ephemeral?: boolean;

  /**
   * Supports gateways that decode `%2F` before they route, as emulators of AWS do. Requests that match no route then go
   * to a function with all operations, which joins the ARNs again. API Gateway itself does not need this.
   * @default false
   */
  readonly decodedPaths?: boolean;

  /**
   * The throttle of every method.
   * @default - 1,000 a second and 500 at once for each operation of the data plane, 100 and 100 for its preflights
   * (OPTIONS), 20 and 40 for any other method
   */
  readonly throttle?: Throttle;

  /**
   * Throttles of single operations, which override `throttle`. `OPTIONS` is for the preflights of each operation of the
   * data plane.
   * @default - `throttle`
   */
  readonly operationThrottles?: Readonly<Partial<Record<OperationName | 'OPTIONS', Throttle>>>;

  /**
   * Logs each request in a log group. This makes a role for API Gateway and sets it **for all APIs of the account in
   * this region**, since API Gateway has one such role only.
   * @default false
   */
  readonly accessLogs?: boolean;

  /**
   * A domain name of your own. You make its DNS records; the output `DomainTargets` has their targets. Excludes
   * `privateEndpoints`.
   * @default - API Gateway's address
   */
  readonly domain?: CustomDomain;

  /**
   * Interface endpoints for `execute-api`, at least one. The API can then be reached only through them.
   * @default - the API has a public address, at which requests must be signed
   */
  readonly privateEndpoints?: readonly IVpcEndpoint[];

  /**
   * Other accounts whose users and roles may call this API, once their own policies allow `execute-api:Invoke`.
   * Accounts are named by their ids, by some of their roles, or by their organization.
   * @default - this account's users and roles only
   */
  readonly trustedAccounts?: readonly (string | TrustedAccount | TrustedOrganization)[];

  /**
   * An existing table, instead of one that the stack makes and owns. docs/restoring.md has the requirements, and the
   * steps for a restored table.
   * @default - a table of the stack's own
   */
  readonly table?: ExistingTable;

  /**
   * A KMS key that encrypts the table, the bucket of failed records, the queue and the logs. The policy of an imported
   * key must allow CloudWatch Logs to use it; docs/deploying.md has the statement.
   * @default - AWS's own keys
   */
  readonly encryptionKey?: IKey;

  /**
   * Former accounts and regions of the resources, as `123456789012/eu-west-1`, 20 at most. Their ARNs, which old code
   * may contain, then name the resources of this deployment.
   * @default - only ARNs of this deployment's own account and region are found
   */
  readonly formerArns?: readonly string[];

  /**
   * Days for which the history of changes is kept, 1 to 36,500. It includes overrides of features, which name entities.
   * Records of earlier versions are hidden after that time, and `selfevident erase` deletes them.
   * @default 400
   */
  readonly historyRetention?: number;

  /**
   * Reserved concurrency by function: its guaranteed share and its limit.
   * @default - all share the concurrency of the account
   */
  readonly reservedConcurrency?: Readonly<Partial<Record<FunctionName, number>>>;

  /**
   * Destinations that projects may choose for their evaluations and events: names of buckets, and of log groups of this
   * account and region. `bucketOwners` names the account of each bucket of another account; no other bucket is written
   * to. The key of an encrypted bucket must allow the functions to use it.
   * @default - nowhere
   */
  readonly destinations?: Partial<Destinations>;

  /**
   * The bus of this account for events about changes.
   * @default 'default'
   */
  readonly eventBusName?: string;

  /**
   * Whether templates of this account and region may have resources of Evidently's types: a function makes them for
   * CloudFormation. Its name and its export are `Selfevident-TemplateProvider`, with `-NAME` behind it for a second
   * deployment of the account. docs/infrastructure-code.md has the types.
   * @default false
   */
  readonly templates?: boolean | TemplateNames;

  /**
   * Makes layers of Lambda with the agent, for functions of these architectures: `agentLayers` of the construct has them,
   * and the outputs of the stack their ARNs. Each has a Node of its own, 50 MB zipped. docs/client-side.md says how
   * functions use them.
   * @default - none
   */
  readonly agentLayers?: readonly LayerArchitecture[];

  /**
   * Tells people of verdicts, mismatches, guards and ends. docs/notifications.md has a recipe for Slack.
   * @default - the events are on the bus, and nobody is told
   */
  readonly notifications?: NotificationTargets;

  /**
   * Retention of the functions' logs.
   * @default RetentionDays.THREE_MONTHS
   */
  readonly logRetention?: RetentionDays;

  /**
   * The topic for alarms.
   * @default - alarms are shown in CloudWatch only
   */
  readonly alarmTopic?: ITopic;
}
