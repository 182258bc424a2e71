/**
 * What a change is to those who listen: the events of a record of history, which say the same whenever they are made.
 * docs/events.md describes each of them.
 */
import { arnOf, type Deployment } from '../../domain/arn.ts';
import type { HistoryRecord } from '../store/resources/history.ts';
import { apiCall } from './outbox-api-call.ts';
import { lifecycleDetails } from './outbox-lifecycle.ts';

/** An event as a rule of EventBridge sees it. */
export interface ServiceEvent {
  readonly version: '0';
  /** Stable: an event that is published once more has the same. */
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: 'selfevident';
  readonly account: string;
  /** ISO 8601. EventBridge cuts it to the second; `detail.eventTime` has the millisecond. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What one record says, without what all events have. `part` tells the events of one record apart. */
export interface EventDetail {
  readonly part: string;
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** The events of a record: the call that made the change, then what it changed. */
export const eventsOf = (record: HistoryRecord, deployment: Deployment): ServiceEvent[] => {
  const { resourceType: type, project, name } = record;
  const resource = arnOf(deployment, { type, name, ...(project === undefined ? {} : { project }) });
  const time = new Date(record.time).toISOString();
  return [...apiCall(record, { deployment, resource }), ...lifecycleDetails(record)].map(({ part, type, detail }) => {
    const id = `${record.id}-${part}`;
    return {
      version: '0',
      id,
      'detail-type': `Evidently ${type}`,
      source: 'selfevident',
      account: deployment.account,
      time,
      region: deployment.region,
      resources: [resource],
      detail: { eventID: id, eventTime: time, ...detail },
    };
  });
};
