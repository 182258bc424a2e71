/** Writes delivery records to S3: one object for each shipment, with one line of JSON for each record. */

import { createHash } from 'node:crypto';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Destination, Shipment } from './destination.ts';

interface S3Options {
  readonly client: Pick<S3Client, 'send'>;
  /** Returns the required account of a bucket; undefined where any account will do. */
  readonly ownerOf?: (bucket: string) => string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export const s3Destination =
  ({ client, ownerOf, now }: S3Options): Destination =>
  async (shipment, signal) => {
    const { bucket = '' } = shipment.to.s3Destination ?? {};
    const object = {
      Bucket: bucket,
      // A deleted bucket may belong to another account by now.
      ExpectedBucketOwner: ownerOf?.(bucket),
      Key: objectKey(shipment, now()),
      Body: objectBody(shipment),
      ContentType: 'application/x-ndjson',
    };
    await client.send(new PutObjectCommand(object), { abortSignal: signal });
  };

/**
 * Returns the key of the object: the prefix, the hour (UTC) of the delivery, the project, and a digest of the records'
 * ids. The same records, delivered again in the same hour, are the same object.
 */
export const objectKey = ({ project, to, records }: Shipment, now: number): string => {
  const prefix = (to.s3Destination?.prefix ?? '').replace(/\/+$/, '');
  const hour = new Date(now).toISOString().slice(0, 13).replaceAll(/[-T]/g, '/');
  const digest = createHash('sha256')
    .update(records.map(({ id }) => id).join())
    .digest('hex')
    .slice(0, 32);
  return `${prefix}${prefix ? '/' : ''}${hour}/${project}-${digest}.jsonl`;
};

export const objectBody = ({ records }: Shipment): string => records.map(({ text }) => `${text}\n`).join('');
