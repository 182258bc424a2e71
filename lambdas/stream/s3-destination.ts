/**
 * Lines to S3: one object for what is delivered at once, a line of JSON for each line.
 */
import { createHash } from 'node:crypto';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Destination, Shipment } from './destination.ts';

interface S3Options {
  readonly client: Pick<S3Client, 'send'>;
  /** The account that a bucket must be of; undefined where that is not asked. */
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
      // A bucket that was deleted may be somebody else's by now.
      ExpectedBucketOwner: ownerOf?.(bucket),
      Key: objectKey(shipment, now()),
      Body: objectBody(shipment),
      ContentType: 'application/x-ndjson',
    };
    await client.send(new PutObjectCommand(object), { abortSignal: signal });
  };

/**
 * Under the prefix, the hour (UTC) in which it is delivered; then the project, and a digest of the lines' ids, so that
 * the same lines delivered again in the same hour are the same object.
 */
export const objectKey = ({ project, to, lines }: Shipment, now: number): string => {
  const prefix = (to.s3Destination?.prefix ?? '').replace(/\/+$/, '');
  const hour = new Date(now).toISOString().slice(0, 13).replaceAll(/[-T]/g, '/');
  const digest = createHash('sha256')
    .update(lines.map(({ id }) => id).join())
    .digest('hex')
    .slice(0, 32);
  return `${prefix}${prefix ? '/' : ''}${hour}/${project}-${digest}.jsonl`;
};

export const objectBody = ({ lines }: Shipment): string => lines.map(({ text }) => `${text}\n`).join('');
