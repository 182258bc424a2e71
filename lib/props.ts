/**
 * What a deployment of Selfevident can be told. Everything has a default.
 */
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IVpcEndpoint } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { OperationName } from '../contract/index.ts';
import type { Destinations } from '../domain/project.ts';
import type { Quotas } from '../domain/quotas.ts';
import type { FunctionName } from './functions/functions.ts';

/** Requests of all clients together, to one method. API Gateway answers those over it with 429, which the SDKs try again. */
export interface Throttle {
  /** Requests a second, on average. */
  readonly rate: number;
  /** Requests at once. */
  readonly burst: number;
}

export interface CustomDomain {
  /** Such as `evidently.example.com`. `dataplane.` before it is mapped too, for clients that put it there. */
  readonly name: string;
  /** A certificate of this region for the name and for `dataplane.` before it. */
  readonly certificate: ICertificate;
  /**
   * Whether the API answers at this name alone, and no longer at the address that API Gateway gives.
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
   * @default - whoever that account lets call this API
   */
  readonly roles?: readonly string[];
}

/** Callers of an organization: of all its accounts, or of those below one of these paths. */
export interface TrustedOrganization {
  /** Such as `o-a1b2c3d4e5`. */
  readonly organization: string;
  /**
   * As `aws:PrincipalOrgPaths` has them, `*` for any text: `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*`.
   * @default - wherever they are
   */
  readonly paths?: readonly string[];
}

/** A table that is there already, such as one that was restored, by its stream, which names it. */
export interface ExistingTable {
  /** `arn:...:table/NAME/stream/...`, as `LatestStreamArn` of DescribeTable; with new and old images. */
  readonly streamArn: string;
}

export interface SelfevidentProps {
  /**
   * Quotas that differ from Evidently's own.
   * @default - Evidently's: 50 projects, 500 segments, 100 features a project, ...
   */
  readonly quotas?: Partial<Quotas>;

  /**
   * Whether everything goes with the stack, the data too. For tests.
   * @default false - the table is protected, backed up continuously, and stays when the stack is deleted
   */
  readonly ephemeral?: boolean;

  /**
   * Serve gateways that decode `%2F` before they route, as emulators of AWS do: what no route knows then goes to a
   * function with every operation, which puts ARNs together again. API Gateway itself needs no such thing.
   * @default false
   */
  readonly decodedPaths?: boolean;

  /**
   * The most requests that each method takes, whichever it is.
   * @default - for each operation of the data plane 1,000 a second and 500 at once, for what browsers ask before it
   * (OPTIONS) 100 and 100, for any other method 20 and 40
   */
  readonly throttle?: Throttle;

  /**
   * The most requests of single operations, whatever `throttle` says. `OPTIONS` is what browsers ask before each operation of
   * the data plane.
   * @default - as `throttle` has it
   */
  readonly operationThrottles?: Readonly<Partial<Record<OperationName | 'OPTIONS', Throttle>>>;

  /**
   * Write a line for each request to a log group. This makes a role for API Gateway and sets it **for all APIs of the
   * account in this region**, since API Gateway knows one such role only.
   * @default false
   */
  readonly accessLogs?: boolean;

  /**
   * A domain name of your own. Its DNS records stay yours: the output `DomainTargets` says where they lead. Not with
   * `privateEndpoints`.
   * @default - the address that API Gateway gives
   */
  readonly domain?: CustomDomain;

  /**
   * Interface endpoints for `execute-api`, through which alone the API can then be reached. One at least.
   * @default - the API has a public address, at which requests must be signed
   */
  readonly privateEndpoints?: readonly IVpcEndpoint[];

  /**
   * Other accounts that may let their users and roles call this API, by `execute-api:Invoke` there: by their ids, by some of
   * their roles, or by their organization.
   * @default - this account's users and roles only
   */
  readonly trustedAccounts?: readonly (string | TrustedAccount | TrustedOrganization)[];

  /**
   * A table that is there already, instead of one that the stack makes and owns. docs/restoring.md says what it must have, and
   * what to do first with one that was restored.
   * @default - a table of the stack's own
   */
  readonly table?: ExistingTable;

  /**
   * A key of KMS that encrypts the table, the bucket of failed records, the queue and the logs. One that is only referred to
   * must let CloudWatch Logs use it by its own policy; docs/deploying.md has it.
   * @default - keys of AWS
   */
  readonly encryptionKey?: IKey;

  /**
   * Where the resources were before, as `123456789012/eu-west-1`: ARNs of such an account and region, as they stand in
   * old code, then name what is here. 20 at most.
   * @default - ARNs of this deployment's own account and region alone; any other is not found
   */
  readonly formerArns?: readonly string[];

  /**
   * How long it is kept who changed what, in days: 1 to 36,500. Overrides of features, which name entities, are part of it.
   * What an earlier version wrote is no longer shown after that time, and goes when `selfevident erase` reads it.
   * @default 400
   */
  readonly historyRetention?: number;

  /**
   * Reserved concurrency by function: what it is certain of, and what it may not exceed.
   * @default - all share what the account has
   */
  readonly reservedConcurrency?: Readonly<Partial<Record<FunctionName, number>>>;

  /**
   * Where projects may have their evaluations and events delivered: names of buckets, and of log groups of this account
   * and region. A bucket of another account is named in `bucketOwners` too, with that account: nobody else's bucket is written to.
   * One that is encrypted with a key of its own also wants the key's permission for the functions.
   * @default - nowhere
   */
  readonly destinations?: Partial<Destinations>;

  /**
   * The bus of this account on which changes are published.
   * @default 'default'
   */
  readonly eventBusName?: string;

  /**
   * How long the functions' logs are kept.
   * @default RetentionDays.THREE_MONTHS
   */
  readonly logRetention?: RetentionDays;

  /**
   * Where alarms are sent.
   * @default - alarms are seen in CloudWatch only
   */
  readonly alarmTopic?: ITopic;
}
