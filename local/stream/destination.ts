/**
 * The destinations of the local service: files, or AWS services whose endpoints the environment names.
 */
import { awsLogs, awsS3 } from '../../lambdas/entry/destination.ts';
import type { Destination } from '../../lambdas/stream/destination.ts';
import { eitherDestination } from '../../lambdas/stream/either-destination.ts';
import { logFiles, objectFiles } from './file-destination.ts';

interface Where {
  /** The data directory. */
  readonly directory: string;
  readonly region: string;
}

/** Emulators take any credentials. */
const anyCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

export const localDestination = ({ directory, region }: Where, environment = process.env): Destination => {
  const { AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_CLOUDWATCH_LOGS, AWS_ENDPOINT_URL_S3 } = environment;
  const isGiven = environment.AWS_ACCESS_KEY_ID || environment.AWS_PROFILE;
  const options = { region, ...(isGiven ? {} : { credentials: anyCredentials }) };
  return eitherDestination({
    logs: AWS_ENDPOINT_URL_CLOUDWATCH_LOGS || AWS_ENDPOINT_URL ? awsLogs(options) : logFiles({ directory }),
    s3: AWS_ENDPOINT_URL_S3 || AWS_ENDPOINT_URL ? awsS3(options) : objectFiles({ directory, now: Date.now }),
  });
};
