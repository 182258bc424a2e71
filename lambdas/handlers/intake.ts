/**
 * What an event says, before anything of it is written: what it assigns, what metrics take, its line; or its fault.
 */
import { takesEvent } from '../../domain/event/attribution.ts';
import { armMembers, parseEvaluation, type ReportedAssignment } from '../../domain/event/evaluation-event.ts';
import { customLine, evaluationLine, type LineHead } from '../../domain/event/line.ts';
import { type Taken, takeAll } from '../../domain/event/measurement.ts';
import { memberText } from '../../domain/event/member-text.ts';
import type { DataDelivery } from '../../domain/project.ts';
import { parseContext } from '../../domain/segment/context.ts';
import type { Assigned } from '../store/assignment.ts';
import type { Line } from '../store/line.ts';
import type { Running } from '../store/running.ts';
import { fitsInLine } from './lines.ts';

interface Event {
  readonly type: 'aws.evidently.evaluation' | 'aws.evidently.custom';
  readonly data: string;
}

/** What the events of a call come to. */
export interface Intake {
  readonly project: string;
  readonly running: readonly Running[];
  /** Where the project's lines go; without it there are none. */
  readonly to: DataDelivery | undefined;
  readonly now: number;
  /** What the reported evaluations assign. */
  readonly assigned: Assigned[];
  readonly taken: Taken[];
  readonly lines: Line[];
}

interface EventFault {
  readonly errorCode: string;
  readonly errorMessage: string;
}

const invalid = (errorMessage: string): EventFault => ({ errorCode: 'ValidationException', errorMessage });

const hour = 3_600_000;
const earliest = 14 * 24 * hour;

const timeFault = (time: number, now: number): EventFault | undefined => {
  if (time > now + hour) return invalid('timestamp is more than an hour in the future');
  return time < now - earliest ? invalid('timestamp is more than two weeks in the past') : undefined;
};

/** Adds an event to the intake, or says why not. */
export const readEvent = ({ type, data }: Event, head: LineHead, intake: Intake): EventFault | undefined => {
  const fault = timeFault(head.time, intake.now);
  if (fault) return fault;
  if (intake.to && !fitsInLine(data)) return invalid('data is too long to be delivered: it may have 256 KB');
  return type === 'aws.evidently.evaluation' ? readEvaluation(data, head, intake) : readCustom(data, head, intake);
};

const readCustom = (data: string, head: LineHead, intake: Intake): EventFault | undefined => {
  const parsed = parseContext(data);
  if (!parsed) return invalid('data is not the text of a JSON object');
  const found = takeAll(parsed, head.time, intake.running);
  if ('fault' in found) return invalid(found.fault);
  intake.taken.push(...found.taken);
  if (intake.to) intake.lines.push({ ...head, text: customLine(head, data) });
  return undefined;
};

const readEvaluation = (data: string, head: LineHead, intake: Intake): EventFault | undefined => {
  const reported = parseEvaluation(data);
  if ('fault' in reported) return invalid(reported.fault);
  const { entityId, assignment } = reported;
  const taker = assignment && takerOf(assignment, head.time, intake);
  if (assignment && taker) {
    const { kind, name, arm } = assignment;
    if (!taker.arms.includes(arm))
      return invalid(`data.details.${armMembers[kind]} is '${arm}', which the ${kind} ${name} does not have`);
    intake.assigned.push({ project: intake.project, entityId, trialId: taker.id, kind, arm, time: head.time });
  }
  const entityAttributes = memberText(data, 'entityAttributes') ?? '{}';
  if (intake.to) intake.lines.push({ ...head, text: evaluationLine(head, { ...reported, entityAttributes }) });
  return undefined;
};

/** What of the project an evaluation of this time is for; an evaluation for what does not run assigns nothing. */
const takerOf = ({ kind, name }: ReportedAssignment, time: number, { running, now }: Intake): Running | undefined =>
  running.find((one) => one.kind === kind && one.name === name && takesEvent(one, time, now));
