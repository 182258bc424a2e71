import type { Output } from '../../../contract/index.ts';

export type Launch = NonNullable<Output<'GetLaunch'>['launch']>;
export type LaunchStep = NonNullable<NonNullable<Launch['scheduledSplitsDefinition']>['steps']>[number];
export type LaunchMetrics = Output<'GetLaunchMetrics'>;
