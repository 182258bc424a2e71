/**
 * Reads an event without writing: its assignment, its metric values and its delivery record, or its fault.
 */
import type { Event } from '../../contract/event.ts';
import { timeFault } from '../../contract/shape/time.ts';
import { arnHint, canExist, type Deployment, parseArn, type Resource } from '../../domain/arn.ts';
import { attributionTime } from '../../domain/event/attribution.ts';
import { customRecord, type DeliveryHead, evaluationRecord } from '../../domain/event/delivery-record.ts';
import {
  armMembers,
  parseEvaluation,
  type ReportedArm,
  type ReportedEvaluation,
} from '../../domain/event/evaluation-event.ts';
import { parseEventData } from '../../domain/event/event-data.ts';
import { stepGroupAt } from '../../domain/event/launch-step.ts';
import { type MetricValue, readMetricValues, type TrialDrop } from '../../domain/event/measurement.ts';
import { memberText } from '../../domain/event/member-text.ts';
import { presentTime } from '../../domain/present-time.ts';
import type { AssignmentWrite } from '../store/counting/assignment.ts';
import type { DeliveryRecord } from '../store/delivery/delivery-record.ts';
import type { StoredRunningTrial } from '../store/resources/running.ts';
import { fitsInDeliveryRecord } from './delivery-records.ts';

interface ReadOptions {
  readonly deployment: Deployment;
  readonly project: string;
  readonly running: readonly StoredRunningTrial[];
  /** Whether the project has a destination, which gets a delivery record for each event. */
  readonly delivers: boolean;
  readonly now: number;
}

/** An assignment, with the name of its trial. */
type NamedAssignment = AssignmentWrite & { readonly name: string };

export interface ReadEvent {
  readonly assigned: readonly NamedAssignment[];
  readonly values: readonly MetricValue[];
  /** Reasons why metrics count nothing. */
  readonly drops: readonly TrialDrop[];
  readonly lines: readonly DeliveryRecord[];
}

export interface Refusal {
  readonly fault: EventFault;
}

interface EventFault {
  readonly errorCode: string;
  readonly errorMessage: string;
}

export const refusalOf = (errorMessage: string): Refusal => ({
  fault: { errorCode: 'ValidationException', errorMessage },
});

const HOUR = 3_600_000;
const MAX_AGE = 14 * 24 * HOUR;

/** Returns the content of an event, or the reason to refuse it. */
export const readEvent = ({ type, data }: Event, head: DeliveryHead, options: ReadOptions): ReadEvent | Refusal => {
  const badTime = timeFault(head.time);
  if (badTime) return refusalOf(`timestamp ${badTime}`);
  if (head.time > options.now + HOUR)
    return refusalOf(`timestamp is more than an hour in the future; ${presentTime(options.now)}`);
  if (head.time < options.now - MAX_AGE)
    return refusalOf(`timestamp is more than two weeks in the past; ${presentTime(options.now)}`);
  if (options.delivers && !fitsInDeliveryRecord(data))
    return refusalOf('data is too long to be delivered: it may have 256 KB');
  return type === 'aws.evidently.evaluation' ? readEvaluation(data, head, options) : readCustom(data, head, options);
};

const readCustom = (data: string, head: DeliveryHead, { running, delivers, now }: ReadOptions): ReadEvent | Refusal => {
  const parsed = parseEventData(data);
  if (!parsed) return refusalOf('data is not the text of a JSON object, nested 1,000 deep at most');
  const found = readMetricValues(parsed, { time: head.time, now }, running);
  if ('fault' in found) return refusalOf(found.fault);
  return { assigned: [], ...found, lines: delivers ? [{ ...head, text: customRecord(head, data) }] : [] };
};

const readEvaluation = (data: string, head: DeliveryHead, options: ReadOptions): ReadEvent | Refusal => {
  const reported = parseEvaluation(data);
  if ('fault' in reported) return refusalOf(reported.fault);
  const feature = featureNameIn(reported.feature, options);
  if (feature === undefined) return refusalOf(`data.feature ${notAFeature(reported.feature, options)}`);
  const found = readAssignment(reported, head.time, options);
  if ('fault' in found) return found;
  const entityAttributes = memberText(data, 'entityAttributes') ?? '{}';
  const text = evaluationRecord(head, { ...reported, feature, entityAttributes });
  return { ...found, values: [], drops: [], lines: options.delivers ? [{ ...head, text }] : [] };
};

/** The name in a reference, a name or an ARN, to a feature of the project; undefined for any other reference. */
const featureNameIn = (reference: string, { deployment, project }: ReadOptions): string | undefined => {
  const named: Resource = { type: 'feature', project, name: reference };
  const resource = reference.includes(':') ? parseArn(deployment, reference) : named;
  const isOfProject = resource?.type === 'feature' && resource.project === project;
  return isOfProject && canExist(resource) ? resource.name : undefined;
};

/** Longer than the ARN of any feature. An event's message has 1,024 characters at most. */
const LONGEST_SHOWN = 400;

const notAFeature = (reference: string, { deployment, project }: ReadOptions): string => {
  const shown = reference.slice(0, LONGEST_SHOWN).toWellFormed();
  return `'${shown}' is neither the name nor the ARN of a feature in the project ${project}. ${arnHint(deployment)}`;
};

const readAssignment = (
  { entityId, assignment }: ReportedEvaluation,
  time: number,
  options: ReadOptions,
): Pick<ReadEvent, 'assigned'> | Refusal => {
  const trial = assignment && trialOf(assignment, options);
  if (!trial) return { assigned: [] };
  const counted = attributionTime(trial, time, options.now);
  if (counted === undefined) return { assigned: [] };
  const { type, name, arm } = assignment;
  if (!trial.arms.includes(arm))
    return refusalOf(`data.details.${armMembers[type]} is '${arm}', which the ${type} ${name} does not have`);
  const stepGroup = stepGroupAt(trial, arm, counted);
  const written = { project: options.project, entityId, trialId: trial.id, type, arm, stepGroup, time: counted };
  return { assigned: [{ ...written, name }] };
};

/** The running trial of an evaluation; undefined when none runs, or only a later one of the same name. */
const trialOf = ({ type, name, id }: ReportedArm, { running }: ReadOptions): StoredRunningTrial | undefined =>
  running.find((one) => one.type === type && one.name === name && (id === undefined || one.id === id));
