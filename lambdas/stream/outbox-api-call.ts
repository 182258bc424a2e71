/** Describes an API call that changed something, with CloudTrail's field names. */

import type { Deployment } from '../../domain/arn.ts';
import { hideOverrides } from '../../domain/override-count.ts';
import { formatTimes, isoText, showState } from '../../domain/shown-state.ts';
import type { HistoryRecord } from '../store/resources/history.ts';
import type { EventDetail } from './service-event.ts';

interface Where {
  readonly deployment: Deployment;
  /** The ARN of the resource. */
  readonly resource: string;
}

/** Returns one event for a record with an actor, and none for a change by the service itself, nor for a further change
 * by the same call. */
export const apiCall = (record: HistoryRecord, { deployment, resource }: Where): EventDetail[] => {
  const { actor, operation, resourceType, request = {}, after, effectOf } = record;
  if (actor === undefined || effectOf !== undefined) return [];
  const detail = {
    eventVersion: '1.0',
    eventSource: 'selfevident',
    eventName: operation,
    eventType: 'AwsApiCall',
    // Only a reading of what is stored of a person is recorded.
    readOnly: operation.startsWith('Get'),
    awsRegion: deployment.region,
    recipientAccountId: deployment.account,
    userIdentity: identityOf(actor),
    requestParameters: formatTimes(hideOverrides(request), isoText),
    // Like CloudTrail, null where no state is left to show.
    responseElements: after === undefined ? null : { [resourceType]: hideOverrides(showState(after, isoText)) },
    resources: [{ ARN: resource }],
  };
  return [{ part: 'call', type: 'API Call', detail }];
};

const principal = /^arn:[^:]*:(?:iam|sts)::(\d*):(user|assumed-role|federated-user|role|root)(?:\/|$)/;

const types: Readonly<Record<string, string>> = {
  user: 'IAMUser',
  'assumed-role': 'AssumedRole',
  'federated-user': 'FederatedUser',
  role: 'Role',
  root: 'Root',
};

const identityOf = (arn: string): Readonly<Record<string, string>> => {
  const [, accountId, kind = ''] = principal.exec(arn) ?? [];
  return { type: types[kind] ?? 'Unknown', arn, ...(accountId ? { accountId } : {}) };
};
