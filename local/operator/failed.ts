/**
 * `selfevident failed`: handles the batches of the stream that the functions could not handle in 22 hours, and deletes
 * them from the bucket. A batch that fails again stays. `local/operator/operate.ts` names the environment.
 */
import { DeleteObjectCommand, GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { handler as deliver } from '../../lambdas/entry/delivery.ts';
import { s3Client } from '../../lambdas/entry/destination.ts';
import { optionsFromEnvironment } from '../../lambdas/entry/environment.ts';
import { openService } from '../../lambdas/entry/service.ts';
import { failedBatch, isCountedElsewhere } from '../../lambdas/stream/failed.ts';
import { countFailed } from '../../lambdas/stream/repair.ts';
import { reasonOf, StartError } from '../start-error.ts';

const client = s3Client();
const options = optionsFromEnvironment();
const { store, clock, report, deployment } = openService(options);
const bucket = { Bucket: process.env.FAILED_BUCKET, ExpectedBucketOwner: deployment.account };

/** The counting and the delivery each take their own records. Resolves to whether all were taken. */
const handle = async (Key: string | undefined): Promise<boolean> => {
  const { Body } = await client.send(new GetObjectCommand({ ...bucket, Key }));
  const event = failedBatch((await Body?.transformToString()) ?? '');
  if (isCountedElsewhere(event, options.tableName))
    throw new Error('a batch of another table, which is not counted in this one');
  await countFailed({ store, report, now: clock() }, event.Records);
  const { batchItemFailures } = await deliver(event);
  if (batchItemFailures.length > 0) return false;
  await client.send(new DeleteObjectCommand({ ...bucket, Key }));
  return true;
};

/** The error names the bucket, which the store's errors would not. */
async function* listObjects() {
  try {
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, bucket)) yield* Contents;
  } catch (error) {
    throw new StartError(`The bucket ${bucket.Bucket} cannot be listed: ${reasonOf(error)}`);
  }
}

let handled = 0;
let kept = 0;
for await (const { Key } of listObjects())
  try {
    if (await handle(Key)) handled++;
    else kept++;
  } catch (error) {
    report('batch kept', { object: Key, error });
    kept++;
  }
process.stdout.write(`${handled} handled, ${kept} still there\n`);
