/**
 * The optional access log: caller, operation and outcome of each request. Paths name no entities; their ids are in
 * bodies, which are not logged.
 */
import type { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat, LogGroupLogDestination, type StageOptions } from 'aws-cdk-lib/aws-apigateway';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { SelfevidentProps } from '../props.ts';

export interface AccessLogProps extends Pick<SelfevidentProps, 'accessLogs' | 'encryptionKey' | 'logRetention'> {
  readonly removalPolicy: RemovalPolicy;
}

export const accessLogNagFindings = {
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]':
    "AWS's own policy for the role with which API Gateway writes logs.",
};

export const accessLogOptions = (
  scope: Construct,
  { accessLogs, encryptionKey, logRetention = RetentionDays.THREE_MONTHS, removalPolicy }: AccessLogProps,
): StageOptions => {
  if (!accessLogs) return {};
  const group = new LogGroup(scope, 'AccessLogs', {
    retention: logRetention,
    removalPolicy,
    ...(encryptionKey ? { encryptionKey } : {}),
  });
  return {
    accessLogDestination: new LogGroupLogDestination(group),
    accessLogFormat: AccessLogFormat.jsonWithStandardFields(),
  };
};
