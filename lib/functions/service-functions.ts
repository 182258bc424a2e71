/**
 * All functions of the service, below one construct.
 */
import { RemovalPolicy } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { SelfevidentProps } from '../props.ts';
import { templateProviderName } from '../templates.ts';
import type { FunctionName } from './functions.ts';
import { ServiceFunction } from './service-function.ts';

/** One function answers what no route knows, alone or as one of all operations; one is there only if it is asked for. */
type Others = 'fallback' | 'all-operations' | 'template-provider';

export interface ServiceFunctions {
  readonly functions: Readonly<Record<Exclude<FunctionName, Others>, ServiceFunction>>;
  readonly fallback: ServiceFunction;
  readonly templateProvider: ServiceFunction | undefined;
}

export interface FunctionParts {
  readonly table: ITable;
  readonly metricNamespace: string;
}

/** Makes the functions of a deployment with these settings. */
export const makeFunctions = (
  scope: Construct,
  settings: SelfevidentProps,
  { table, metricNamespace }: FunctionParts,
): ServiceFunctions => {
  const folder = new Construct(scope, 'Functions');
  const make = (name: FunctionName, functionName?: string) =>
    new ServiceFunction(folder, name, {
      functionName,
      table,
      quotas: settings.quotas ?? {},
      destinations: { buckets: [], logGroups: [], ...settings.destinations },
      formerArns: settings.formerArns ?? [],
      historyRetention: settings.historyRetention,
      metricNamespace,
      reservedConcurrency: settings.reservedConcurrency?.[name],
      encryptionKey: settings.encryptionKey,
      logRetention: settings.logRetention ?? RetentionDays.THREE_MONTHS,
      removalPolicy: settings.ephemeral ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
  const functions = {
    management: make('management'),
    evaluation: make('evaluation'),
    ingestion: make('ingestion'),
    analysis: make('analysis'),
    aggregation: make('aggregation'),
    delivery: make('delivery'),
    transitions: make('transitions'),
    alarms: make('alarms'),
    authorizer: make('authorizer'),
  };
  return {
    functions,
    fallback: make(settings.decodedPaths ? 'all-operations' : 'fallback'),
    templateProvider: settings.templates
      ? make('template-provider', templateProviderName(settings.templates))
      : undefined,
  };
};
