/**
 * Formats the delivery records of a project: one JSON object each, without line breaks. JSON from a client keeps its
 * text, so that no number in it changes.
 */

import type { TrialType } from '../lifecycle/trial.ts';

/** The members of every delivery record. */
export interface DeliveryHead {
  readonly id: string;
  /** When the event happened, in milliseconds since the epoch. */
  readonly time: number;
  readonly projectArn: string;
}

export interface EvaluationRecord {
  /** The feature's name. */
  readonly feature: string;
  /** The variation's name. */
  readonly variation: string;
  readonly entityId: string;
  /** JSON text of an object. */
  readonly entityAttributes: string;
  /** The reason, such as `DEFAULT`. */
  readonly type: string;
  readonly assignment?: DeliveredArm | undefined;
}

/** The trial, by name, and its arm that served the variation. */
export interface DeliveredArm {
  readonly type: TrialType;
  readonly name: string;
  readonly arm: string;
}

export const evaluationRecord = (head: DeliveryHead, evaluation: EvaluationRecord): string =>
  formatRecord(head, 'evaluation', {
    feature: JSON.stringify(evaluation.feature),
    variation: JSON.stringify(evaluation.variation),
    entity_id: JSON.stringify(evaluation.entityId),
    entity_attributes: removeLineBreaks(evaluation.entityAttributes),
    evaluation_type: JSON.stringify(evaluation.type),
    ...assignmentMembers(evaluation.assignment),
  });

/** Formats the delivery record of a custom event. `data` is the JSON text of an object. */
export const customRecord = (head: DeliveryHead, data: string): string =>
  formatRecord(head, 'custom', { data: removeLineBreaks(data) });

const assignmentMembers = (assignment: DeliveredArm | undefined): Record<string, string> => {
  if (!assignment) return {};
  const { type, name, arm } = assignment;
  return { [type === 'launch' ? 'group' : 'treatment']: JSON.stringify(arm), [type]: JSON.stringify(name) };
};

const formatRecord = (
  { id, time, projectArn }: DeliveryHead,
  type: 'evaluation' | 'custom',
  members: Readonly<Record<string, string>>,
): string => {
  const all = {
    event_timestamp: String(time),
    event_type: JSON.stringify(type),
    version: '"1.0.0"',
    project_arn: JSON.stringify(projectArn),
    ...members,
    id: JSON.stringify(id),
  };
  const texts = Object.entries(all).map(([name, text]) => `"${name}":${text}`);
  return `{${texts.join(',')}}`;
};

/** In JSON a line break can only stand between tokens. */
const removeLineBreaks = (json: string): string => json.replace(/[\r\n]+/g, ' ').trim();
