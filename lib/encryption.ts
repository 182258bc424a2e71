/**
 * A key of the owner's in the place of AWS's own: what each part of a deployment may do with it.
 */
import { Aws } from 'aws-cdk-lib';
import { Effect, PolicyStatement, type Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';

/** To read and write the table and follow its stream, and to send to the bucket or the queue. */
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

/** Nothing when there is no key: AWS's own keys ask nobody. */
export const allowKey = (role: Role, key: IKey | undefined, purpose: keyof typeof actions): void => {
  if (key) role.addToPolicy(new PolicyStatement({ actions: [...actions[purpose]], resources: [key.keyArn] }));
};

/**
 * CloudWatch Logs is no role, so that the key's own policy must let it in, for log groups of this account. A key that is only
 * referred to cannot be told: its owner has to, as docs/deploying.md says.
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
