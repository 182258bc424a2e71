/**
 * The events of the service, as EventBridge and the local service show them.
 */

/** An event as a rule of EventBridge sees it. */
export interface ServiceEvent {
  readonly version: '0';
  /** The id is stable: an event that is published again has the same. */
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

/** The content of one event without the common members. `part` tells the events of one record apart. */
export interface EventDetail {
  readonly part: string;
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
}
