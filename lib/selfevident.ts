/**
 * The whole service as one construct, for the stack of this repository and for any other CDK app.
 */
import { Names, RemovalPolicy } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { DEFAULT_HISTORY_RETENTION } from '../domain/history-retention.ts';
import { ServiceApi } from './api/api.ts';
import { ServiceDomain } from './api/domain.ts';
import { grantInvoke } from './api/grants.ts';
import type { GrantName } from './api/invoke-patterns.ts';
import { manyRequests } from './api/throttles.ts';
import { allowDelivery, allowEvents } from './destinations.ts';
import { allowLogs } from './encryption.ts';
import type { FunctionName } from './functions/functions.ts';
import { ServiceFunction } from './functions/service-function.ts';
import { Observability } from './observability/observability.ts';
import type { SelfevidentProps } from './props.ts';
import { TransitionSchedule } from './schedule.ts';
import { checkSettings } from './settings.ts';
import { existingTable, ServiceTable } from './table.ts';
import { TableStream } from './table-stream.ts';

export class Selfevident extends Construct {
  /** The address for clients, without a slash at its end. */
  readonly url: string;
  readonly api: ServiceApi;
  readonly table: ITable;
  /** Batches of the stream that no function could handle in 22 hours. */
  readonly failed: Bucket;
  /** The bus for events about changes. */
  readonly eventBusName: string;
  /** The target of the DNS record of each name of a custom domain. */
  readonly domainTargets: Readonly<Record<string, string>>;

  /** How long history is kept, in days. */
  readonly historyRetention: number;

  readonly #formerArns: readonly string[];

  constructor(scope: Construct, id: string, props: SelfevidentProps = {}) {
    super(scope, id);
    checkSettings(props);
    const { ephemeral = false, domain, encryptionKey, formerArns = [] } = props;
    this.#formerArns = formerArns;
    this.historyRetention = props.historyRetention ?? DEFAULT_HISTORY_RETENTION;
    allowLogs(encryptionKey);
    const destinations = { buckets: [], logGroups: [], ...props.destinations };
    const removalPolicy = ephemeral ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;

    // Two deployments in an account must not share the names of their metrics.
    const name = Names.uniqueResourceName(this, { maxLength: 128 });
    const metricNamespace = `Selfevident/${name}`;

    this.table = props.table
      ? existingTable(this, 'Table', props.table)
      : (new ServiceTable(this, 'Table', { ephemeral, encryptionKey }) as ITable);

    const folder = new Construct(this, 'Functions');
    const make = (name: FunctionName) =>
      new ServiceFunction(folder, name, {
        table: this.table,
        quotas: props.quotas ?? {},
        destinations,
        formerArns,
        historyRetention: props.historyRetention,
        metricNamespace,
        reservedConcurrency: props.reservedConcurrency?.[name],
        encryptionKey,
        logRetention: props.logRetention ?? RetentionDays.THREE_MONTHS,
        removalPolicy,
      });
    const functions = {
      management: make('management'),
      evaluation: make('evaluation'),
      ingestion: make('ingestion'),
      analysis: make('analysis'),
      aggregation: make('aggregation'),
      delivery: make('delivery'),
      transitions: make('transitions'),
    };
    const fallback = make(props.decodedPaths ? 'all-operations' : 'fallback');

    this.api = new ServiceApi(this, 'Api', {
      ...props,
      apiName: name,
      closed: domain?.only === true,
      removalPolicy,
      functions,
      fallback,
    });
    const own = domain && new ServiceDomain(this, 'Domain', { ...domain, api: this.api });
    this.url = own?.address ?? this.api.address;
    this.domainTargets = own?.targets ?? {};

    const { aggregation, delivery, transitions } = functions;
    const stream = new TableStream(this, 'Stream', {
      table: this.table,
      aggregation,
      delivery,
      ephemeral,
      encryptionKey,
    });
    this.failed = stream.failed;
    for (const sender of [delivery, transitions]) allowDelivery(sender, destinations);
    this.eventBusName = props.eventBusName ?? 'default';
    allowEvents(delivery, this.eventBusName);
    const { givenUp } = new TransitionSchedule(this, 'Transitions', { transitions, encryptionKey });

    new Observability(this, 'Observability', {
      api: this.api,
      table: this.table,
      functions: { ...functions, fallback },
      givenUp,
      manyRequests: manyRequests(props),
      metricNamespace,
      topic: props.alarmTopic,
    });
  }

  /** Lets a grantee evaluate features of all projects or of one, which requests name by its name or its ARN. */
  grantEvaluate(grantee: IGrantable, project?: string): Grant {
    return this.#grant(grantee, 'evaluate', project);
  }

  /** Lets a grantee put events for all projects or for one. */
  grantPutEvents(grantee: IGrantable, project?: string): Grant {
    return this.#grant(grantee, 'putEvents', project);
  }

  /** Lets a grantee read everything, or everything in one project. */
  grantRead(grantee: IGrantable, project?: string): Grant {
    return this.#grant(grantee, 'read', project);
  }

  /**
   * Lets a grantee read and change everything, or everything in one project. Evaluations and events are not included.
   */
  grantManage(grantee: IGrantable, project?: string): Grant {
    return this.#grant(grantee, 'manage', project);
  }

  #grant(grantee: IGrantable, name: GrantName, project?: string): Grant {
    return grantInvoke(grantee, { api: this.api, name, project, formerArns: this.#formerArns });
  }
}
