/**
 * A key of the owner's: for everything that keeps something.
 */
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { SelfevidentStack } from '../../lib/selfevident-stack.ts';
import { newApp } from './app.ts';
import { only, type Properties, resources, template } from './stacks.ts';

const arn = 'arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012';
const encryptionKey = Key.fromKeyArn(new Stack(newApp(), 'Elsewhere'), 'Key', arn);

const service = { encryptionKey, accessLogs: true };
const encrypted = Template.fromStack(new SelfevidentStack(newApp(), 'Selfevident', { service }));

const statementsOf = (of: Template): Properties[] =>
  Object.values(resources(of, 'AWS::IAM::Policy')).flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

describe('an encryption key', () => {
  it('is that of the table, the bucket, the queue, and every log group', () => {
    expect(only(encrypted, 'AWS::DynamoDB::Table', '').SSESpecification).toEqual({
      SSEEnabled: true,
      SSEType: 'KMS',
      KMSMasterKeyId: arn,
    });
    const [rule] = only(encrypted, 'AWS::S3::Bucket', '').BucketEncryption.ServerSideEncryptionConfiguration;
    expect(rule).toEqual({
      BucketKeyEnabled: true,
      ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: arn },
    });
    expect(only(encrypted, 'AWS::SQS::Queue', '').KmsMasterKeyId).toBe(arn);
    const groups = Object.values(resources(encrypted, 'AWS::Logs::LogGroup'));
    expect(groups.length).toBeGreaterThan(8);
    for (const { KmsKeyId } of groups) expect(KmsKeyId).toBe(arn);
  });

  it('may be used by the functions that know the table, and by the scheduler for its queue', () => {
    const policies = Object.entries(resources(encrypted, 'AWS::IAM::Policy'));
    const using = policies.filter(([, { PolicyDocument }]) => JSON.stringify(PolicyDocument).includes('kms:Decrypt'));
    const functions = [
      'Management',
      'Evaluation',
      'Ingestion',
      'Analysis',
      'Authorizer',
      'Aggregation',
      'Delivery',
      'Transitions',
      'Alarms',
    ];
    const roles = [...functions.map((name) => `ServiceFunctions${name}Role`), 'ServiceTransitionsRole'];
    expect(using.map(([id]) => id.replace(/DefaultPolicy.*/, '')).sort()).toEqual(roles.sort());
    for (const { Action, Resource } of statementsOf(encrypted))
      if (JSON.stringify(Action).includes('kms:'))
        expect([Resource, JSON.stringify(Action)]).toEqual([arn, expect.not.stringContaining('*')]);
    expect(JSON.stringify(statementsOf(template))).not.toContain('kms:');
  });

  it('of the app itself lets CloudWatch Logs use it for this account', () => {
    const own = newApp();
    const keys = new Stack(own, 'Keys');
    const key = new Key(keys, 'Key');
    new SelfevidentStack(own, 'Selfevident', { service: { encryptionKey: key } });
    const { Statement } = only(Template.fromStack(keys), 'AWS::KMS::Key', '').KeyPolicy;
    const logs = (Statement as Properties[]).find(({ Principal }) => JSON.stringify(Principal).includes('logs.'));
    expect(logs?.Action).toContain('kms:GenerateDataKey*');
    expect(JSON.stringify(logs?.Condition)).toMatch(/kms:EncryptionContext:aws:logs:arn.*:log-group:\*/);
  });
});

describe('the bucket of failed records', () => {
  const bucket = only(template, 'AWS::S3::Bucket', 'ServiceStreamFailed');

  it('keeps what was removed for a month, and forgets what no total is kept for', () => {
    expect(bucket.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(bucket.LifecycleConfiguration.Rules).toEqual([
      { Status: 'Enabled', ExpirationInDays: 90, NoncurrentVersionExpiration: { NoncurrentDays: 30 } },
      {
        Status: 'Enabled',
        ExpiredObjectDeleteMarker: true,
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      },
    ]);
  });
});
