/**
 * The destinations of the functions: CloudWatch Logs and S3, or an emulator that the environment names. An emulator's
 * buckets have no DNS names.
 */
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { S3Client } from '@aws-sdk/client-s3';
import type { Destination } from '../stream/destination.ts';
import { eitherDestination } from '../stream/either-destination.ts';
import { logsDestination } from '../stream/logs-destination.ts';
import { s3Destination } from '../stream/s3-destination.ts';
import type { PartialServiceOptions } from './composition-root.ts';

/** Milliseconds and tries. What fails within them is delivered later. */
const clientOptions = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 4_000, throwOnRequestTimeout: true },
};

/** Options that the environment may lack. */
export interface AwsOptions {
  readonly region?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export const awsLogs = (options: AwsOptions = {}): Destination =>
  logsDestination({ client: new CloudWatchLogsClient({ ...clientOptions, ...options }), now: Date.now });

export const s3Client = (options: AwsOptions = {}): S3Client => {
  const { AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL } = process.env;
  const forcePathStyle = Boolean(AWS_ENDPOINT_URL_S3 ?? AWS_ENDPOINT_URL);
  return new S3Client({ ...clientOptions, ...options, forcePathStyle });
};

/** Buckets belong to the deployment's own account unless `bucketOwners` names another. */
export const awsDestination = ({
  deployment,
  destinations,
}: Pick<PartialServiceOptions, 'deployment' | 'destinations'>): Destination => {
  const ownerOf = (bucket: string) => destinations?.bucketOwners?.[bucket] ?? deployment.account;
  return eitherDestination({ logs: awsLogs(), s3: s3Destination({ client: s3Client(), now: Date.now, ownerOf }) });
};
