/**
 * Times in events are ISO 8601, as in everything that people and rules read.
 */
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

/** The value with the milliseconds of its known times, at any depth, as text. */
export const readableTimes = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(readableTimes);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, readable(name, member)]));
};

const readable = (name: string, member: unknown): unknown => {
  if (times.has(name) && typeof member === 'number') return new Date(member).toISOString();
  return maps.has(name) ? member : readableTimes(member);
};
