/**
 * Permissions of each part of a deployment on the owner's key, which replaces AWS's own keys.
 */
import { Aws } from 'aws-cdk-lib';
import { Effect, PolicyStatement, type Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';

/** `use` is for the table and its stream, `send` for the bucket and the queue. */
const actions = {
  use: [
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:Encrypt',
    'kms:GenerateDataKey',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
  ],
  send: ['kms:Decrypt', 'kms:GenerateDataKey'],
} as const;

/** Does nothing without a key, since AWS's own keys need no permission. */
export const allowKey = (role: Role, key: IKey | undefined, purpose: keyof typeof actions): void => {
  if (key) role.addToPolicy(new PolicyStatement({ actions: [...actions[purpose]], resources: [key.keyArn] }));
};

/**
 * CloudWatch Logs has no role, so the key's own policy must admit it, for log groups of this account. CDK cannot change
 * the policy of an imported key; its owner must, as docs/deploying.md says.
 */
export const allowLogs = (key: IKey | undefined): void => {
  const groups = `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:*`;
  key?.addToResourcePolicy(
    new PolicyStatement({
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`)],
      actions: ['kms:Decrypt*', 'kms:Describe*', 'kms:Encrypt*', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
    }),
  );
};
