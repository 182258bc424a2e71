/** Words an event in one sentence, for mail and chat. */

import type { HistoryRecord } from '../store/resources/history.ts';
import type { EventDetail } from './service-event.ts';

type Record = Pick<HistoryRecord, 'resourceType' | 'project' | 'name' | 'operation'>;

/** Returns the sentence of an event that people are told of; others have none. */
export const sentenceOf = (record: Record, { type, detail }: EventDetail): string | undefined => {
  const subject = `${record.resourceType} ${record.name} of the project ${record.project}`;
  switch (type) {
    case 'Launch Status Change':
    case 'Experiment Status Change':
      return `The ${subject} ${statusText(record, detail)}.`;
    case 'Experiment Verdict Change':
      return `The ${subject}: by ${detail.metricName}, ${detail.treatmentName} ${verdictText(detail.verdict)} (before: ${detail.previousVerdict}).`;
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
  return statusReason === undefined ? end : `${end}: ${String(statusReason).replace(/\.$/, '')}`;
};

const verdictTexts: Readonly<{ [verdict: string]: string }> = {
  Better: 'is better than the control',
  Worse: 'is worse than the control',
  Best: 'is the best',
  Inconclusive: 'is no longer told apart from the control',
  NotWorse: 'is not worse than its guardrail allows',
  Harmed: 'is worse than its guardrail allows',
  Open: 'is no longer told apart from what its guardrail allows',
};

const verdictText = (verdict: unknown): string => verdictTexts[String(verdict)] ?? `is ${verdict}`;
