/**
 * The whole service as one construct, for the stack of this repository and for any other CDK app.
 */
import { Names, RemovalPolicy } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction, LayerVersion } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { DEFAULT_HISTORY_RETENTION } from '../domain/history-retention.ts';
import { makeAgentLayer } from './agent/agent-layer.ts';
import type { LayerArchitecture } from './agent/layer.ts';
import { ServiceApi } from './api/api.ts';
import { ServiceDomain } from './api/domain.ts';
import { grantInvoke } from './api/grants.ts';
import type { GrantName } from './api/invoke-patterns.ts';
import { manyRequests } from './api/throttles.ts';
import { Console } from './console/console.ts';
import { allowDelivery, allowEvents } from './destinations.ts';
import { allowLogs } from './encryption.ts';
import { makeFunctions, type ServiceFunctions } from './functions/service-functions.ts';
import { allowAlarms, LaunchAlarms } from './launch-alarms.ts';
import { Notifications } from './notifications/notifications.ts';
import { Observability } from './observability/observability.ts';
import type { SelfevidentProps } from './props.ts';
import { TransitionSchedule } from './schedule.ts';
import { checkSettings } from './settings.ts';
import { makeTable } from './table.ts';
import { TableStream } from './table-stream.ts';
import { shareProvider, templateProviderName } from './templates.ts';

type Functions = ServiceFunctions['functions'];

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
  /** The function behind the custom resources of templates; undefined without the setting `templates`. */
  readonly templateProvider: LambdaFunction | undefined;
  /** The export that has the ARN of that function. */
  readonly templateProviderName: string;
  /** The layers with the agent, by the architecture of functions. */
  readonly agentLayers: Partial<Record<LayerArchitecture, LayerVersion>>;
  /** How long history is kept, in days. */
  readonly historyRetention: number;

  /** The console; undefined without the setting. */
  readonly console: Console | undefined;

  readonly #formerArns: readonly string[];

  constructor(scope: Construct, id: string, props: SelfevidentProps = {}) {
    super(scope, id);
    checkSettings(props);
    allowLogs(props.encryptionKey);
    this.#formerArns = props.formerArns ?? [];
    this.historyRetention = props.historyRetention ?? DEFAULT_HISTORY_RETENTION;
    this.eventBusName = props.eventBusName ?? 'default';

    // Two deployments in an account must not share the names of their metrics.
    const name = Names.uniqueResourceName(this, { maxLength: 128 });
    const metricNamespace = `Selfevident/${name}`;

    this.table = makeTable(this, props);
    const parts = { table: this.table, metricNamespace };
    const { functions, fallback, templateProvider } = makeFunctions(this, props, parts);
    this.templateProvider = templateProvider;
    this.templateProviderName = templateProviderName(props.templates);
    if (templateProvider) shareProvider(this, templateProvider, props);

    this.api = new ServiceApi(this, 'Api', {
      ...props,
      apiName: name,
      closed: props.domain?.only === true,
      removalPolicy: props.ephemeral ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
      functions,
      authorizer: functions.authorizer,
      fallback,
    });
    const domain = props.domain && new ServiceDomain(this, 'Domain', { ...props.domain, api: this.api });
    this.url = domain?.address ?? this.api.address;
    this.domainTargets = domain?.targets ?? {};

    const layers = (props.agentLayers ?? []).map((name) => [name, makeAgentLayer(this, name)] as const);
    this.agentLayers = Object.fromEntries(layers);

    this.failed = this.#followTable(functions, props);
    const { givenUp } = new TransitionSchedule(this, 'Transitions', {
      transitions: functions.transitions,
      encryptionKey: props.encryptionKey,
    });

    new LaunchAlarms(this, 'LaunchAlarms', {
      alarms: functions.alarms,
      givenUp,
      encryptionKey: props.encryptionKey,
    });
    const starters = [functions.management, ...(props.decodedPaths ? [fallback] : []), templateProvider];
    for (const starter of starters) if (starter) allowAlarms(starter);
    const notifications =
      props.notifications &&
      new Notifications(this, 'Notifications', {
        ...props.notifications,
        eventBusName: this.eventBusName,
        encryptionKey: props.encryptionKey,
      });

    this.console =
      props.console &&
      new Console(this, 'Console', {
        ...props.console,
        api: this.url,
        ephemeral: props.ephemeral ?? false,
        names: [functions.management, ...(props.decodedPaths ? [fallback] : [])],
        grant: {
          viewer: (role) => this.grantRead(role),
          operator: (role) => this.grantOperate(role),
          admin: (role) => this.grantManage(role),
        },
      });

    new Observability(this, 'Observability', {
      api: this.api,
      table: this.table,
      functions: { ...functions, fallback, ...(templateProvider ? { 'template-provider': templateProvider } : {}) },
      givenUp,
      untold: notifications?.undelivered,
      manyRequests: manyRequests(props),
      metricNamespace,
      topic: props.alarmTopic,
    });
  }

  /** Hands the table's stream to the functions that count and deliver. Returns the bucket of what they gave up. */
  #followTable({ aggregation, delivery, transitions }: Functions, props: SelfevidentProps): Bucket {
    const { ephemeral = false, encryptionKey } = props;
    const stream = new TableStream(this, 'Stream', {
      table: this.table,
      aggregation,
      delivery,
      ephemeral,
      encryptionKey,
    });
    const destinations = { buckets: [], logGroups: [], ...props.destinations };
    for (const sender of [delivery, transitions]) allowDelivery(sender, destinations);
    allowEvents(delivery, this.eventBusName);
    return stream.failed;
  }

  /** Lets a grantee evaluate features of all projects or of one, which requests name by its name or its ARN. */
  grantEvaluate(grantee: IGrantable, project?: string): Grant {
    return this.#grant(grantee, 'evaluate', project);
  }

  /**
   * Lets a grantee evaluate by itself, with the provider or the agent: fetch the rules of all projects or of one, and
   * report evaluations and events. The rules name segments and the entities of overrides.
   */
  grantEvaluateElsewhere(grantee: IGrantable, project?: string): Grant {
    return this.#grant(grantee, 'evaluateElsewhere', project);
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
   * Lets a grantee read everything, and start, stop, make and change launches, experiments and features; nothing is
   * deleted, and no project or segment changed.
   */
  grantOperate(grantee: IGrantable, project?: string): Grant {
    return this.#grant(grantee, 'operate', project);
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
