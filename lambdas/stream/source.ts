/**
 * Where a record of the stream comes from: `arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/LABEL`. Lambda says it with each
 * record; a stream that is read directly does not.
 */
import type { DynamoDBRecord } from 'aws-lambda';

const partsOf = (arn = ''): { readonly table?: string | undefined; readonly label?: string | undefined } => {
  const [, table, label] = /:table\/([^/]+)\/stream\/(.+)$/.exec(arn) ?? [];
  return { table, label };
};

/** The name of the table in the ARN of a stream; undefined for any other text. */
export const tableOfStream = (arn: string): string | undefined => partsOf(arn).table;

/** Whether a record is known to be of another table. */
export const isOfAnother = ({ eventSourceARN }: DynamoDBRecord, tableName: string): boolean =>
  (partsOf(eventSourceARN).table ?? tableName) !== tableName;

/** What stands for the shard of a record that nobody names: its stream, so that another begins with totals of its own. */
export const shardOf = (record: DynamoDBRecord | undefined): string => partsOf(record?.eventSourceARN).label ?? 'shard';
