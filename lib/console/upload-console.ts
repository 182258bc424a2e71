/**
 * The upload of the console: a function with the files in its bundle, which CloudFormation calls when they change.
 */
import { Aws, CustomResource, Duration, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type CfnFunction, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { version } from '../../domain/version.ts';
import { acknowledge } from '../acknowledge.ts';
import { consoleUploadCode } from '../functions/code.ts';

/** @param config what the page is told of the deployment, as `config.json`. */
export const uploadConsole = (scope: Construct, bucket: Bucket, config: Readonly<Record<string, unknown>>): void => {
  const logGroup = new LogGroup(scope, 'UploadLogs', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(scope, 'UploadRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  const uploader = new LambdaFunction(scope, 'Upload', {
    description: 'Uploads the files of the console when they change.',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: 'index.handler',
    code: consoleUploadCode(),
    memorySize: 512,
    timeout: Duration.minutes(2),
    logGroup,
    role,
  });
  const stack = Stack.of(scope);
  role.addToPolicy(
    new PolicyStatement({
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      resources: [bucket.arnForObjects('*')],
    }),
  );
  // Without it, a missing file would be a refusal.
  role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
  const files = stack.getLogicalId(bucket.node.defaultChild as CfnBucket);
  acknowledge(role, {
    [`AwsSolutions-IAM5[Resource::<${files}.Arn>/*]`]: 'It writes all files of this one bucket.',
  });
  const code = Lazy.string({
    produce: () => stack.resolve((uploader.node.defaultChild as CfnFunction).code).s3Key as string,
  });
  const uploaded = new CustomResource(scope, 'Files', {
    serviceToken: uploader.functionArn,
    resourceType: 'Custom::SelfevidentConsole',
    properties: {
      bucket: bucket.bucketName,
      code,
      config: stack.toJsonString({ ...config, region: Aws.REGION, version }),
    },
  });
  // The bucket can go only when the upload has emptied it.
  uploaded.node.addDependency(role, bucket);
};
