/**
 * The state of a resource as history keeps it, shown to the outside: without members that only the service knows, and
 * with times in the form that the reader expects. Records of any age are shown alike: they are kept as they were written.
 */

/** The form of a time, which is kept in milliseconds since the epoch. */
export type TimeForm = (milliseconds: number) => number | string;

export const epochSeconds: TimeForm = (milliseconds) => milliseconds / 1000;
export const isoText: TimeForm = (milliseconds) => new Date(milliseconds).toISOString();

/** The creation id, and how many steps' beginnings are written down. */
const internal = new Set(['id', 'stepsBegun']);

/** The time that a step was given with. */
const internalAtAnyDepth = new Set(['givenTime']);

const times = new Set([
  'startTime',
  'createdTime',
  'lastUpdatedTime',
  'startedTime',
  'endedTime',
  'analysisCompleteTime',
]);

/** Maps whose keys are names that a caller chose. */
const maps = new Set(['groupWeights', 'weights', 'treatmentWeights', 'entityOverrides', 'tags']);

/** The members of a resource that history keeps, or undefined for none. */
export const shownState = (state: unknown, form: TimeForm): unknown =>
  isObject(state) ? withTimes(without(state, internal), form) : state;

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const without = (members: Members, names: ReadonlySet<string>): Members =>
  Object.fromEntries(Object.entries(members).filter(([name]) => !names.has(name)));

/** The value with its known times, at any depth, in that form, and without what only the service knows there. */
export const withTimes = (value: unknown, form: TimeForm): unknown => {
  if (Array.isArray(value)) return value.map((element) => withTimes(element, form));
  if (!isObject(value)) return value;
  const members = Object.entries(without(value, internalAtAnyDepth));
  return Object.fromEntries(members.map(([name, member]) => [name, memberWithTimes(name, member, form)]));
};

const memberWithTimes = (name: string, member: unknown, form: TimeForm): unknown => {
  if (times.has(name) && typeof member === 'number') return form(member);
  return maps.has(name) ? member : withTimes(member, form);
};
