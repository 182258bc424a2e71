/**
 * A line for each request, when asked for: who called what and how it went. Paths name resources but no entity, whose
 * ids are in bodies.
 */
import { AccessLogFormat, LogGroupLogDestination, type StageOptions } from 'aws-cdk-lib/aws-apigateway';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { SelfevidentProps } from './props.ts';

export const accessLogOptions = (
  scope: Construct,
  { accessLogs, logRetention }: Pick<SelfevidentProps, 'accessLogs' | 'logRetention'>,
): StageOptions => {
  if (!accessLogs) return {};
  const group = new LogGroup(scope, 'AccessLogs', { retention: logRetention ?? RetentionDays.THREE_MONTHS });
  return {
    accessLogDestination: new LogGroupLogDestination(group),
    accessLogFormat: AccessLogFormat.jsonWithStandardFields(),
  };
};
