/**
 * Shows a resource as history keeps it. Members that only the service knows are left out, and times take the reader's
 * form. Old records go through here too, because they keep their original form.
 */

/** Formats a time that is stored in milliseconds since the epoch. */
export type TimeForm = (milliseconds: number) => number | string;

export const epochSeconds: TimeForm = (milliseconds) => milliseconds / 1000;
export const isoText: TimeForm = (milliseconds) => new Date(milliseconds).toISOString();

/** The creation id, the numbers of steps that had begun when it was written or continued, and what held it. */
const internal = new Set(['id', 'stepsBegun', 'continuedAfter', 'heldBy']);

/** The time that the client gave for a step, and those that it was moved from. */
const internalAtAnyDepth = new Set(['givenTime', 'earlierTimes']);

const times = new Set([
  'startTime',
  'createdTime',
  'lastUpdatedTime',
  'startedTime',
  'endedTime',
  'heldSince',
  'analysisCompleteTime',
  'expiresTime',
]);

/** Maps whose keys are names that a caller chose. */
const maps = new Set(['groupWeights', 'weights', 'treatmentWeights', 'entityOverrides', 'tags']);

/** Returns the visible members of a stored resource, or undefined for none. */
export const showState = (state: unknown, form: TimeForm): unknown =>
  isObject(state) ? formatTimes(omitMembers(state, internal), form) : state;

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const omitMembers = (members: Members, names: ReadonlySet<string>): Members =>
  Object.fromEntries(Object.entries(members).filter(([name]) => !names.has(name)));

/** Formats the known times at any depth, and leaves out the members that only the service knows there. */
export const formatTimes = (value: unknown, form: TimeForm): unknown => {
  if (Array.isArray(value)) return value.map((element) => formatTimes(element, form));
  if (!isObject(value)) return value;
  const members = Object.entries(omitMembers(value, internalAtAnyDepth));
  return Object.fromEntries(members.map(([name, member]) => [name, formatMember(name, member, form)]));
};

const formatMember = (name: string, member: unknown, form: TimeForm): unknown => {
  if (times.has(name) && typeof member === 'number') return form(member);
  return maps.has(name) ? member : formatTimes(member, form);
};
