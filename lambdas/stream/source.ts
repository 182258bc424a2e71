/**
 * Finds the source of a stream record: `arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/LABEL`. Lambda adds it to
 * each record. A stream that is read directly has none.
 */

import type { DynamoDBRecord } from 'aws-lambda';

const parseStreamArn = (arn = ''): { readonly table?: string | undefined; readonly label?: string | undefined } => {
  const [, table, label] = /:table\/([^/]+)\/stream\/(.+)$/.exec(arn) ?? [];
  return { table, label };
};

/** Returns the table in the ARN of a stream; undefined for any other text. */
export const tableOfStream = (arn: string): string | undefined => parseStreamArn(arn).table;

/** Tells whether a record is known to be of another table. */
export const isFromOtherTable = ({ eventSourceARN }: DynamoDBRecord, tableName: string): boolean =>
  (parseStreamArn(eventSourceARN).table ?? tableName) !== tableName;

/** Returns a name for the shard of a record without one: its stream, so that another stream has totals of its own. */
export const shardOf = (record: DynamoDBRecord | undefined): string =>
  parseStreamArn(record?.eventSourceARN).label ?? 'shard';
