/** Derives the events of a history record. They are the same each time. docs/events.md describes each of them. */

import { arnOf, type Deployment } from '../../domain/arn.ts';
import type { HistoryRecord } from '../store/resources/history.ts';
import { apiCall } from './outbox-api-call.ts';
import { lifecycleDetails } from './outbox-lifecycle.ts';
import type { ServiceEvent } from './service-event.ts';

/** Returns the events of a record: the call that made the change, followed by its effects. */
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
