/**
 * The destinations of the local service: files, or AWS services whose endpoints the environment names.
 */
import { awsLogs, s3Client } from '../../lambdas/entry/destination.ts';
import type { Destination } from '../../lambdas/stream/destination.ts';
import { eitherDestination } from '../../lambdas/stream/either-destination.ts';
import { s3Destination } from '../../lambdas/stream/s3-destination.ts';
import { logFiles, objectFiles } from './file-destination.ts';

interface Where {
  /** The data directory. */
  readonly directory: string;
  readonly region: string;
  /** The service's time, which may travel, in milliseconds since the epoch: objects are kept by the hour. */
  readonly now: () => number;
}

/** Emulators take any credentials. */
const anyCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

export const localDestination = ({ directory, region, now }: Where, environment = process.env): Destination => {
  const { AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_CLOUDWATCH_LOGS, AWS_ENDPOINT_URL_S3 } = environment;
  const isGiven = environment.AWS_ACCESS_KEY_ID || environment.AWS_PROFILE;
  const options = { region, ...(isGiven ? {} : { credentials: anyCredentials }) };
  return eitherDestination({
    logs: AWS_ENDPOINT_URL_CLOUDWATCH_LOGS || AWS_ENDPOINT_URL ? awsLogs(options) : logFiles({ directory }),
    s3:
      AWS_ENDPOINT_URL_S3 || AWS_ENDPOINT_URL
        ? s3Destination({ client: s3Client(options), now })
        : objectFiles({ directory, now }),
  });
};
