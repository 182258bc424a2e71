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

/** The longest context that fits in a delivery record with everything else of the event, in UTF-8 bytes. */
const MAX_ATTRIBUTES = 256_000;

/**
 * The JSON text of the event of an exposure, as PutProjectEvents takes it. `details` has the creation id, so that a later
 * trial of the same name counts nothing of it.
 */
export const eventOf = (exposure: Exposure): string => {
  const { entityId, time, attributes } = exposure;
  const { before, behind } = frameOf(exposure);
  const context = attributes === undefined ? '' : inText(`,"entityAttributes":${fitting(attributes)}`);
  // Seconds, to the millisecond.
  return `{"timestamp":${time / 1000},${before}${inText(JSON.stringify(entityId))}${behind}${context}}"}`;
};

/** What the events of all whom an outcome serves have in common: their texts before and behind the entity's id. */
interface Frame extends Pick<Exposure, 'feature' | 'variation' | 'reason'> {
  readonly before: string;
  readonly behind: string;
}

/** Kept, since it is most of an event, which was half of what an exposure cost. */
const frames = new WeakMap<ArmServed, Frame>();

const frameOf = ({ feature, variation, reason, assignment }: Exposure): Frame => {
  const known = assignment && frames.get(assignment);
  if (known?.feature === feature && known.variation === variation && known.reason === reason) return known;
  const [named, served] = [{ feature }, { variation, type: reason, details: detailsOf(assignment) }].map(membersOf);
  const before = `"type":"aws.evidently.evaluation","data":"${inText(`{${named},"entityId":`)}`;
  const made = { feature, variation, reason, before, behind: inText(`,${served}`) };
  if (assignment) frames.set(assignment, made);
  return made;
};

const membersOf = (value: object): string => JSON.stringify(value).slice(1, -1);

/** A text as it stands within the quotes of another. */
const inText = (text: string): string => JSON.stringify(text).slice(1, -1);

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
