/**
 * Where the local service delivers lines: to files, unless the environment has an endpoint for the AWS service.
 */
import { awsLogs, awsS3 } from '../lambdas/entry/destination.ts';
import type { Destination } from '../lambdas/stream/destination.ts';
import { eitherOf } from '../lambdas/stream/either-destination.ts';
import { logFiles, objectFiles } from './file-destination.ts';

export const localDestination = (directory: string, environment = process.env): Destination => {
  const { AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_LOGS, AWS_ENDPOINT_URL_S3 } = environment;
  return eitherOf({
    logs: (AWS_ENDPOINT_URL_LOGS ?? AWS_ENDPOINT_URL) ? awsLogs() : logFiles({ directory }),
    s3: (AWS_ENDPOINT_URL_S3 ?? AWS_ENDPOINT_URL) ? awsS3() : objectFiles({ directory, now: Date.now }),
  });
};
