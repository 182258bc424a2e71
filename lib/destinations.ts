/**
 * Permissions of the functions that deliver to buckets and log groups, and that put events on the bus.
 */
import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Destinations } from '../domain/project.ts';
import { acknowledge } from './acknowledge.ts';
import type { ServiceFunction } from './functions/service-function.ts';

const account = '<AWS::Region>:<AWS::AccountId>';

/** Lets a function deliver to these buckets and log groups. */
export const allowDelivery = (sender: ServiceFunction, { buckets, logGroups }: Destinations): void => {
  const groups = logGroups.map((name) => `arn:<AWS::Partition>:logs:${account}:log-group:${name}`);
  const objects = buckets.map((name) => `arn:<AWS::Partition>:s3:::${name}/*`);
  // CreateLogStream needs the group as its resource, PutLogEvents the stream in it.
  const streams = groups.flatMap((group) => [group, `${group}:*`]);
  if (objects.length > 0) allow(sender, ['s3:PutObject'], objects);
  if (streams.length > 0) allow(sender, ['logs:CreateLogStream', 'logs:PutLogEvents'], streams);
  const reason = 'Objects and log streams have names of their own in a destination that was named.';
  const ids = [...objects, ...streams].map((arn) => [`AwsSolutions-IAM5[Resource::${arn}]`, reason]);
  if (ids.length > 0) acknowledge(sender.role, Object.fromEntries(ids));
};

/** Lets a function put events on a bus of this account, and sets its EVENT_BUS_NAME. */
export const allowEvents = (sender: ServiceFunction, busName: string): void => {
  sender.addEnvironment('EVENT_BUS_NAME', busName);
  allow(sender, ['events:PutEvents'], [`arn:<AWS::Partition>:events:${account}:event-bus/${busName}`]);
};

const allow = (sender: ServiceFunction, actions: string[], arns: readonly string[]): void => {
  sender.addToRolePolicy(new PolicyStatement({ actions, resources: arns.map(withReferences) }));
};

/** ARNs are written as cdk-nag writes them, so that they match the ids of its findings. */
const withReferences = (arn: string): string =>
  arn
    .replace('<AWS::Partition>', Aws.PARTITION)
    .replace('<AWS::Region>', Aws.REGION)
    .replace('<AWS::AccountId>', Aws.ACCOUNT_ID);
