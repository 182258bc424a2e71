import { decode, type Parts } from '../../contract/decode.ts';
import { ServiceError } from '../../contract/errors.ts';
import { type OperationName, operationNames, rowOf } from '../../contract/index.ts';
import { type AnySchema, factsOf, isOptional, type Members } from '../../contract/shape/facts.ts';
import { badTimes, type Case, casesOf } from './cases.ts';
import { sampleParts } from './sample.ts';

/** A member of a request, at any depth. */
interface Place {
  readonly part: keyof Parts;
  readonly path: readonly (string | number)[];
  readonly schema: AnySchema;
}

const placesIn = (part: keyof Parts, path: Place['path'], members: Members = {}): Place[] =>
  Object.entries(members).flatMap(([name, schema]) => placesAt({ part, path: [...path, name], schema }));

const placesAt = (place: Place): Place[] => {
  const facts = factsOf(place.schema);
  if (facts.type === 'list') return [place, ...placesAt({ ...place, path: [...place.path, 0], schema: facts.member })];
  if (facts.type === 'structure') return [place, ...placesIn(place.part, place.path, facts.members)];
  return [place];
};

const nameOf = ({ path }: Place): string => path.join('.').replace(/\.(\d+)/g, '[$1]');

/** The request with another value at a place. */
const withValue = (parts: Parts, { part, path }: Place, value: unknown): Parts => {
  const copy = structuredClone(parts);
  const owner = path
    .slice(0, -1)
    .reduce((inside, key) => inside[key] as never, copy[part] as Record<string | number, unknown>);
  owner[path.at(-1) as string] = value;
  return copy;
};

const brokenMembers = (name: OperationName, parts: Parts): readonly string[] => {
  try {
    decode(rowOf(name), parts);
    return [];
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return error.members.fieldList?.map((field) => field.name) ?? ['(no field)'];
  }
};

/** The cases of a place in the body, with `null` and nothing, which are the same. */
const bodyCases = ({ path, schema }: Place): Case[] => {
  const allowed = isOptional(schema);
  const isListMember = typeof path.at(-1) === 'number';
  return [
    ...casesOf(factsOf(schema)),
    { value: null, allowed },
    ...(isListMember ? [] : [{ value: undefined, allowed }]),
  ];
};

/** In a path and a query there is only text; each name of a query has a list of it, never an empty one. */
const textCases = ({ part, path, schema }: Place): Case[] => {
  const facts = factsOf(schema);
  const fits = (value: unknown) =>
    facts.type === 'list'
      ? Array.isArray(value) && value.length > 0
      : typeof value === (facts.type === 'string' ? 'string' : 'number');
  const isSingle = part === 'query' && path.length === 1 && facts.type !== 'list';
  return casesOf(facts)
    .filter(({ value }) => fits(value))
    .map((on) => ({ ...on, value: isSingle ? [String(on.value)] : on.value }));
};

const casesAt = (place: Place): Case[] => (place.part === 'body' ? bodyCases(place) : textCases(place));

const placesOf = (name: OperationName): Place[] => {
  const { params, query, body } = rowOf(name);
  return [
    ...placesIn('params', [], params?.shape),
    ...placesIn('query', [], query?.shape),
    ...placesIn('body', [], body?.shape),
  ];
};

/** The cases in which other members are refused than should be. */
const mistakesAt = (name: OperationName, place: Place) =>
  casesAt(place).flatMap(({ value, allowed, at = '' }) => {
    const wanted = allowed ? [] : [nameOf(place) + at];
    const found = brokenMembers(name, withValue(sampleParts(name), place, value));
    return found.join() === wanted.join() ? [] : [{ place: nameOf(place), value, wanted, found }];
  });

describe('at its limits', () => {
  it.each(operationNames)('%s takes what the model allows, and names the one member that breaks it', (name) => {
    expect(brokenMembers(name, sampleParts(name))).toEqual([]);
    expect(placesOf(name).flatMap((place) => mistakesAt(name, place))).toEqual([]);
  });
});

describe('times', () => {
  const isTime = ({ schema }: Place) => factsOf(schema).type === 'timestamp';
  const times = operationNames.flatMap((name) =>
    placesOf(name)
      .filter(isTime)
      .map((place) => ({ name, place })),
  );
  const lenientTimes = times.filter(({ place }) => factsOf(place.schema).lenient);
  const messageOf = (name: OperationName, parts: Parts): string | undefined => {
    try {
      decode(rowOf(name), parts);
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  };

  /** A query has texts; 1e999 is how an infinite number is written. */
  const asSent = ({ part }: Place, time: number) =>
    part === 'query' ? [`${time}`.replace('Infinity', '1e999')] : time;

  it('are refused outside the years 1 to 9999 in every request, in words that name the unit', () => {
    expect(times.length).toBeGreaterThan(5);
    for (const { name, place } of times.filter((time) => !lenientTimes.includes(time)))
      for (const time of badTimes)
        expect(messageOf(name, withValue(sampleParts(name), place, asSent(place, time)))).toContain(
          `${nameOf(place)} must be in the years 1 to 9999: epoch seconds expected`,
        );
  });

  it("of any year are an event's own alone, whose error code says the same", () => {
    expect(lenientTimes.map(({ name, place }) => `${name} ${nameOf(place)}`)).toEqual([
      'PutProjectEvents events[0].timestamp',
      'ReportEvents events[0].timestamp',
    ]);
  });
});
