/**
 * What an event says, before anything of it is written: what it assigns, what metrics take, its line; or its fault.
 */
import type { Event } from '../../contract/event.ts';
import { timeFault } from '../../contract/shape/time.ts';
import { arnHint, canExist, type Deployment, parseArn, type Resource } from '../../domain/arn.ts';
import { timeWithin } from '../../domain/event/attribution.ts';
import {
  armMembers,
  parseEvaluation,
  type ReportedAssignment,
  type ReportedEvaluation,
} from '../../domain/event/evaluation-event.ts';
import { customLine, evaluationLine, type LineHead } from '../../domain/event/line.ts';
import { type Drop, type Taken, takeAll } from '../../domain/event/measurement.ts';
import { memberText } from '../../domain/event/member-text.ts';
import { presentTime } from '../../domain/present-time.ts';
import { parseContext } from '../../domain/segment/context.ts';
import type { Assigned } from '../store/assignment.ts';
import type { Line } from '../store/line.ts';
import type { Running } from '../store/running.ts';
import { fitsInLine } from './lines.ts';

/** What events are taken for. */
interface Taking {
  readonly deployment: Deployment;
  readonly project: string;
  readonly running: readonly Running[];
  /** Whether the project has a destination, which gets a line for each event. */
  readonly delivers: boolean;
  readonly now: number;
}

/** What an event comes to. */
interface Intake {
  readonly assigned: readonly Assigned[];
  readonly taken: readonly Taken[];
  /** Why metrics take nothing. */
  readonly drops: readonly Drop[];
  readonly lines: readonly Line[];
}

interface Refusal {
  readonly fault: EventFault;
}

interface EventFault {
  readonly errorCode: string;
  readonly errorMessage: string;
}

const refused = (errorMessage: string): Refusal => ({ fault: { errorCode: 'ValidationException', errorMessage } });

const hour = 3_600_000;
const earliest = 14 * 24 * hour;

/** What an event comes to, or why it is refused; nothing of it is written. */
export const readEvent = ({ type, data }: Event, head: LineHead, taking: Taking): Intake | Refusal => {
  const badTime = timeFault(head.time);
  if (badTime) return refused(`timestamp ${badTime}`);
  if (head.time > taking.now + hour)
    return refused(`timestamp is more than an hour in the future; ${presentTime(taking.now)}`);
  if (head.time < taking.now - earliest)
    return refused(`timestamp is more than two weeks in the past; ${presentTime(taking.now)}`);
  if (taking.delivers && !fitsInLine(data)) return refused('data is too long to be delivered: it may have 256 KB');
  return type === 'aws.evidently.evaluation' ? readEvaluation(data, head, taking) : readCustom(data, head, taking);
};

const readCustom = (data: string, head: LineHead, { running, delivers, now }: Taking): Intake | Refusal => {
  const parsed = parseContext(data);
  if (!parsed) return refused('data is not the text of a JSON object, nested 1,000 deep at most');
  const found = takeAll(parsed, { time: head.time, now }, running);
  if ('fault' in found) return refused(found.fault);
  return { assigned: [], ...found, lines: delivers ? [{ ...head, text: customLine(head, data) }] : [] };
};

const readEvaluation = (data: string, head: LineHead, taking: Taking): Intake | Refusal => {
  const reported = parseEvaluation(data);
  if ('fault' in reported) return refused(reported.fault);
  const feature = featureNameIn(reported.feature, taking);
  if (feature === undefined) return refused(`data.feature ${notAFeature(reported.feature, taking)}`);
  const found = assignedBy(reported, head.time, taking);
  if ('fault' in found) return found;
  const entityAttributes = memberText(data, 'entityAttributes') ?? '{}';
  const text = evaluationLine(head, { ...reported, feature, entityAttributes });
  return { ...found, taken: [], drops: [], lines: taking.delivers ? [{ ...head, text }] : [] };
};

/** The name in a reference to a feature of the project, a name or an ARN; undefined where it can name none. */
const featureNameIn = (reference: string, { deployment, project }: Taking): string | undefined => {
  const named: Resource = { type: 'feature', project, name: reference };
  const resource = reference.includes(':') ? parseArn(deployment, reference) : named;
  const isOfProject = resource?.type === 'feature' && resource.project === project;
  return isOfProject && canExist(resource) ? resource.name : undefined;
};

/** Longer than the ARN of any feature. An event's message has 1,024 characters at most. */
const LONGEST_SHOWN = 400;

const notAFeature = (reference: string, { deployment, project }: Taking): string => {
  const shown = reference.slice(0, LONGEST_SHOWN).toWellFormed();
  return `'${shown}' is neither the name nor the ARN of a feature in the project ${project}. ${arnHint(deployment)}`;
};

const assignedBy = (
  { entityId, assignment }: ReportedEvaluation,
  time: number,
  taking: Taking,
): Pick<Intake, 'assigned'> | Refusal => {
  const taker = assignment && takerOf(assignment, taking);
  if (!taker) return { assigned: [] };
  const counted = timeWithin(taker, time, taking.now);
  if (counted === undefined) return { assigned: [] };
  const { kind, name, arm } = assignment;
  if (!taker.arms.includes(arm))
    return refused(`data.details.${armMembers[kind]} is '${arm}', which the ${kind} ${name} does not have`);
  return { assigned: [{ project: taking.project, entityId, trialId: taker.id, kind, arm, time: counted }] };
};

/** What of the project an evaluation is for; undefined where no such one runs, or only another one of its name. */
const takerOf = ({ kind, name, id }: ReportedAssignment, { running }: Taking): Running | undefined =>
  running.find((one) => one.kind === kind && one.name === name && (id === undefined || one.id === id));
