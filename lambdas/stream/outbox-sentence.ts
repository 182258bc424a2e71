/** Words an event in one sentence, for mail and chat. */

import { wordVerdict } from '../../domain/results/verdict-text.ts';
import type { HistoryRecord } from '../store/resources/history.ts';
import type { EventDetail } from './service-event.ts';

type Record = Pick<HistoryRecord, 'resourceType' | 'project' | 'name' | 'operation' | 'after'>;

/**
 * Returns the sentence of an event that people are told of; others have none. It stands as it is in JSON between
 * quotation marks, since the templates of EventBridge escape nothing.
 */
export const sentenceOf = (record: Record, event: EventDetail): string | undefined =>
  textOf(record, event)
    ?.replaceAll('"', "'")
    .replaceAll('\\', '/')
    .replaceAll(/\p{Cc}+/gu, ' ');

const textOf = (record: Record, { type, detail }: EventDetail): string | undefined => {
  const subject = `${record.resourceType} ${record.name} of the project ${record.project}`;
  switch (type) {
    case 'Launch Guard':
      return `The ${subject}${guardTexts[String(detail.action)]}: ${withoutStop(detail.reason)}.`;
    case 'Launch Traffic Change':
      return detail.heldSince === undefined ? undefined : `The ${subject} ${trafficText(record, detail)}.`;
    case 'Launch Status Change':
    case 'Experiment Status Change':
      return `The ${subject} ${statusText(record, detail)}.`;
    case 'Experiment Verdict Change':
      return `The ${subject}: by ${detail.metricName}, ${detail.treatmentName} ${wordVerdict(String(detail.verdict))} (before: ${detail.previousVerdict}).`;
    case 'Sample Ratio Mismatch':
      return `The ${subject}: entities arrive at the treatments in other shares than they should, so its results cannot be trusted.`;
    default:
      return undefined;
  }
};

type Detail = EventDetail['detail'];

const statusText = ({ operation }: Record, { status, statusReason }: Detail): string => {
  if (status === 'RUNNING') return 'has started';
  const end = status === 'CANCELLED' ? 'was cancelled' : 'is completed';
  if (operation === 'ExperimentCompleted') return `${end}, as planned`;
  return withReason(operation === 'LaunchStoppedByGuard' ? 'was stopped by a guard' : end, statusReason);
};

/** A guard that only tells changes nothing, so its reason is all there is. */
const guardTexts: Readonly<{ [action: string]: string }> = {
  STOP: ' was stopped by a guard',
  HOLD: ' is held by a guard',
  TELL: '',
};

const trafficText = ({ after }: Record, { change }: Detail): string =>
  withReason(
    change === 'HELD' ? 'is held' : 'is continued',
    (after as { readonly statusReason?: string } | undefined)?.statusReason,
  );

const withReason = (what: string, reason: unknown): string =>
  reason === undefined ? what : `${what}: ${withoutStop(reason)}`;

const withoutStop = (text: unknown): string => String(text).replace(/\.$/, '');
