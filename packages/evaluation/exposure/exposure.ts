/** An evaluation that was made outside the service, and the event by which the service learns of it. */

import type { ArmServed, Reason } from '../engine/outcome.ts';

/** An evaluation that served an entity. */
export interface Exposure {
  readonly feature: string;
  /** The name of the variation. */
  readonly variation: string;
  readonly reason: Reason;
  readonly entityId: string;
  /** Absent when an override or the default served the entity: such an evaluation assigns nothing. */
  readonly assignment?: ArmServed | undefined;
  /** The position of the launch's step in force. Absent for what is not of a launch. */
  readonly step?: number | undefined;
  /** The service's time of the evaluation, in milliseconds since the epoch. */
  readonly time: number;
  /** JSON text of the evaluation context. Only the delivery records of a project need it. */
  readonly attributes?: string | undefined;
}

/** An event as PutProjectEvents takes it. */
export interface ExposureEvent {
  /** Seconds since the epoch, to the millisecond. */
  readonly timestamp: number;
  readonly type: 'aws.evidently.evaluation';
  /** JSON text. */
  readonly data: string;
}

/** The longest context that fits in a delivery record with everything else of the event, in UTF-8 bytes. */
const MAX_ATTRIBUTES = 256_000;

/**
 * The event of an exposure. `details` has the creation id, so that a later trial of the same name counts nothing of
 * it.
 */
export const eventOf = ({ feature, entityId, variation, reason, assignment, ...rest }: Exposure): ExposureEvent => {
  const members = JSON.stringify({ feature, entityId, variation, type: reason, details: detailsOf(assignment) });
  const { attributes, time } = rest;
  return {
    timestamp: time / 1000,
    type: 'aws.evidently.evaluation',
    data: attributes === undefined ? members : `${members.slice(0, -1)},"entityAttributes":${fitting(attributes)}}`,
  };
};

const detailsOf = (assignment: ArmServed | undefined): Readonly<Record<string, string>> => {
  if (assignment === undefined) return {};
  const { name, id } = assignment;
  return assignment.type === 'launch'
    ? { launch: name, group: assignment.group, id }
    : { experiment: name, treatment: assignment.treatment, id };
};

/** The service marks attributes that do not fit in the same way. */
const fitting = (attributes: string): string =>
  attributes.length <= MAX_ATTRIBUTES && new TextEncoder().encode(attributes).length <= MAX_ATTRIBUTES
    ? attributes
    : '{"omitted":true}';

/** The arm that the exposure is of: a group of a launch or a treatment of an experiment. */
export const armServed = (assignment: ArmServed): string =>
  assignment.type === 'launch' ? assignment.group : assignment.treatment;
