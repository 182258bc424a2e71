/**
 * What tests of time look for in the table itself: due items, and the events that its history is to publish.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { HistoryRecord } from '../../lambdas/store/resources/history.ts';
import { eventsOf } from '../../lambdas/stream/outbox.ts';
import type { ServiceEvent } from '../../lambdas/stream/service-event.ts';
import type { TestDynamoDB } from '../support/dynamodb.ts';
import type { TestService } from '../support/in-process.ts';

type Item = Record<string, unknown>;

export interface TableView {
  /** Due items, as `<milliseconds> <kind> <name>`. */
  readonly due: () => Promise<string[]>;
  /** The events of a project's history, in order of time. */
  readonly events: (projectId: string) => Promise<ServiceEvent[]>;
  readonly close: () => void;
}

export const viewTable = ({ config }: TestDynamoDB, { tableName, service }: TestService): TableView => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(config));
  const partition = async (PK: string): Promise<Item[]> => {
    const items: Item[] = [];
    let start: Item | undefined;
    do {
      const { Items, LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'PK = :PK',
          ExpressionAttributeValues: { ':PK': PK },
          ConsistentRead: true,
          ExclusiveStartKey: start,
        }),
      );
      items.push(...(Items ?? []));
      start = LastEvaluatedKey;
    } while (start);
    return items;
  };
  return {
    due: async () =>
      (await partition('DUE')).map(({ SK }) => {
        const [time, kind, , name] = String(SK).split('#');
        return `${Number(time)} ${kind} ${name}`;
      }),
    events: async (projectId) =>
      (await partition(`H#${projectId}`)).flatMap((item) => {
        const record = JSON.parse(item.entity as string) as HistoryRecord;
        const request = JSON.parse((item.request as string | undefined) ?? '{}');
        return eventsOf({ ...record, request }, service.deployment);
      }),
    close: () => client.destroy(),
  };
};

/** An event in a line, without what is the same in all. */
export const lineOf = ({ 'detail-type': type, time, detail }: ServiceEvent): string => {
  const { launch, experiment, eventName, previousStatus, status, step, samplingRate } = detail as Record<string, never>;
  const what = eventName ?? (status ? `${previousStatus}-${status}` : JSON.stringify(step ?? samplingRate));
  return [time, type.replace('Evidently ', ''), launch ?? experiment ?? '', what].join(' ');
};
