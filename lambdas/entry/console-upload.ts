/**
 * The function that uploads the console: CloudFormation calls it when the files or the configuration of a deployment
 * change, and before their bucket is deleted. The files are beside it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { sendAnswer } from '../cloudformation/send-answer.ts';
import { type Files, removeFiles, uploadFiles } from '../cloudformation/upload-files.ts';
import { s3Client } from './destination.ts';
import { reportToStandardError } from './report.ts';

const folder = join(__dirname, 'console');

export const handler = async (event: CloudFormationCustomResourceEvent): Promise<void> => {
  const { bucket = '', config = '{}' } = event.ResourceProperties as { bucket?: string; config?: string };
  const { StackId, RequestId, LogicalResourceId } = event;
  const answer = { StackId, RequestId, LogicalResourceId, PhysicalResourceId: bucket };
  try {
    const files = filesOf(s3Client(), bucket);
    if (event.RequestType === 'Delete') await removeFiles(files);
    else await uploadFiles(files, { files: readFolder(folder), config });
    await sendAnswer(event.ResponseURL, { ...answer, Status: 'SUCCESS' });
  } catch (error) {
    reportToStandardError('console not uploaded', { error });
    await sendAnswer(event.ResponseURL, { ...answer, Status: 'FAILED', Reason: String(error) });
  }
};

const readFolder = (from: string): Map<string, Buffer> =>
  new Map(
    readdirSync(from, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [relative(from, path).split(sep).join('/'), readFileSync(path)]),
  );

const filesOf = (client: S3Client, Bucket: string): Files => ({
  put: async (Key, { body: Body, type: ContentType, cache: CacheControl }) => {
    await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType, CacheControl }));
  },
  read: async (Key) => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return await Body?.transformToString();
    } catch (error) {
      if ((error as Error).name === 'NoSuchKey') return undefined;
      throw error;
    }
  },
  remove: async (keys) => {
    for (let start = 0; start < keys.length; start += MOST_KEYS) {
      const Objects = keys.slice(start, start + MOST_KEYS).map((Key) => ({ Key }));
      await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
    }
  },
  list: async () => {
    const keys: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(new ListObjectsV2Command({ Bucket, ContinuationToken }));
      keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    return keys;
  },
});

const MOST_KEYS = 1_000;
