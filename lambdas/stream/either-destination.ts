/** Combines the destinations of AWS: CloudWatch Logs or S3, as the project says. */

import type { Destination } from './destination.ts';

interface Kinds {
  readonly logs: Destination;
  readonly s3: Destination;
}

/** @throws Error for a project that names neither. */
export const eitherDestination =
  ({ logs, s3 }: Kinds): Destination =>
  (shipment, signal) => {
    if (shipment.to.s3Destination) return s3(shipment, signal);
    if (shipment.to.cloudWatchLogs) return logs(shipment, signal);
    throw new Error('the lines name no destination');
  };
