/**
 * Decodes the parts of a request into the input of a handler.
 */
import * as z from 'zod/mini';
import { type BrokenField, brokenFields, cannotParse } from './errors.ts';
import type { InputOf, Row } from './operation.ts';
import { isObject, withoutNulls } from './shape/aggregates.ts';
import { type AnySchema, factsOf } from './shape/facts.ts';

export interface Parts {
  /** Labels of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Every value of each name, decoded. */
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** Parsed JSON, undefined when the body is empty. */
  readonly body: unknown;
}

interface Read {
  readonly value: object;
  /** Undefined where nothing is. */
  readonly broken?: readonly BrokenField[] | undefined;
}

/** @throws ServiceError ValidationException that names every broken member. */
export const decode = <R extends Row>(row: R, parts: Parts): InputOf<R> => {
  const { params, query, body }: Row = row;
  const fromBody = readPart(body, bodyOf(body, parts.body));
  const fromQuery = readQuery(query, parts.query);
  const fromParams = readPart(params, parts.params);
  if (fromBody.broken ?? fromQuery.broken ?? fromParams.broken)
    throw brokenFields(onePerMember([fromBody, fromQuery, fromParams].flatMap(({ broken }) => broken ?? [])));
  return Object.assign({}, fromBody.value, fromQuery.value, fromParams.value) as InputOf<R>;
};

const bodyOf = (schema: AnySchema | undefined, body: unknown): unknown => {
  if (!schema || body === undefined) return {};
  if (typeof body === 'string') throw cannotParse('The body must be a JSON object, not a text that holds one');
  if (!isObject(body)) throw cannotParse('The body must be a JSON object');
  return withoutNulls(body);
};

const readPart = (schema: z.ZodMiniObject | undefined, part: unknown): Read => {
  if (!schema) return nothing;
  const { data, error } = z.safeParse(schema, part);
  const broken = error?.issues.map(({ path, message }) => ({ name: nameOf(path), message }));
  return { value: data ?? {}, broken };
};

const nothing: Read = { value: {} };

const readQuery = (schema: z.ZodMiniObject | undefined, query: Parts['query']): Read => {
  if (!schema) return nothing;
  const members = Object.entries<AnySchema>(schema.shape);
  const present = members.flatMap(([name, member]) => {
    const values = query[name] ?? [];
    return values.length > 0 ? [[name, wireValue(member, values)] as const] : [];
  });
  const isRepeated = ([name, member]: [string, AnySchema]) =>
    factsOf(member).type !== 'list' && (query[name]?.length ?? 0) > 1;
  const repeated = members.filter(isRepeated).map(([name]) => ({ name, message: 'must be given once' }));
  const { value, broken = [] } = readPart(schema, Object.fromEntries(present));
  const all = [...repeated, ...broken];
  return { value, broken: all.length > 0 ? all : undefined };
};

/** Text that is no number stays text, and the schema refuses it. */
const wireValue = (member: AnySchema, values: readonly string[]): unknown => {
  const { type } = factsOf(member);
  if (type === 'list') return values;
  const [text = ''] = values;
  if (type === 'timestamp') return secondsOf(text);
  return (type === 'integer' || type === 'long') && /^-?\d+$/.test(text) ? Number(text) : text;
};

/** A time in a query is epoch seconds, or a date and time as boto3 and the AWS CLI write it there. */
const secondsOf = (text: string): unknown => {
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return Number(text);
  const time = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? text : time / 1000;
};

/** The name of a member in messages, such as `groups[1].variation`. */
const nameOf = (path: readonly PropertyKey[]): string =>
  path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`)).join('');

const onePerMember = (fields: readonly BrokenField[]): BrokenField[] =>
  [...new Map(fields.toReversed().map((field) => [field.name, field])).values()].toReversed();
