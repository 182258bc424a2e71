/**
 * Where events are stored, as a form has it: what one kind needs stays while one looks at another.
 */
import type { Project } from './project.ts';

export const deliveryKinds = ['none', 'logs', 's3'] as const;

export interface DeliveryDraft {
  readonly kind: (typeof deliveryKinds)[number];
  readonly logGroup: string;
  readonly bucket: string;
  readonly prefix: string;
}

export const deliveryDraftOf = ({ dataDelivery: { s3Destination, cloudWatchLogs } = {} }: Project): DeliveryDraft => ({
  kind: s3Destination ? 's3' : cloudWatchLogs ? 'logs' : 'none',
  logGroup: cloudWatchLogs?.logGroup ?? '',
  bucket: s3Destination?.bucket ?? '',
  prefix: s3Destination?.prefix ?? '',
});

/** The members of UpdateProjectDataDelivery. */
export const destinationOf = ({ kind, logGroup, bucket, prefix }: DeliveryDraft) =>
  ({
    none: {},
    logs: { cloudWatchLogs: { logGroup } },
    s3: { s3Destination: { bucket, ...(prefix ? { prefix } : {}) } },
  })[kind];
