/**
 * A pattern as sentences, each with the part of the pattern that it is about. The service matches; this only words.
 */
import { words } from './en.ts';

const { pattern: text } = words;

export interface PatternPart {
  readonly sentence: string;
  /** JSON of a pattern that asks for this part alone. */
  readonly pattern: string;
}

/** All parts must hold. Undefined for what is no JSON object. */
export const partsOfPattern = (pattern: string): readonly PatternPart[] | undefined => {
  try {
    const parsed: unknown = JSON.parse(pattern);
    return isObject(parsed) ? partsIn(parsed, []) : undefined;
  } catch {
    return undefined;
  }
};

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const partsIn = (members: Members, path: readonly string[]): PatternPart[] =>
  Object.entries(members).flatMap(([name, value]) => {
    const here = [...path, name];
    if (isObject(value)) return partsIn(value, here);
    return [{ sentence: sentenceOf(path, name, value), pattern: JSON.stringify(nested(here, value)) }];
  });

const nested = ([name = '', ...rest]: readonly string[], value: unknown): Members => ({
  [name]: rest.length === 0 ? value : nested(rest, value),
});

const sentenceOf = (path: readonly string[], name: string, value: unknown): string => {
  const field = [...path, name].join('.');
  if (!Array.isArray(value)) return text.other(field, JSON.stringify(value));
  if (name === '$or') return text.either(value.map((one) => alternative(one, path)).join(text.or));
  const plain = value.filter((one) => !isObject(one)).map(shown);
  const [first = ''] = plain;
  const values = plain.length === 0 ? [] : [plain.length === 1 ? text.isOne(field, first) : oneOf(field, plain)];
  return [...values, ...value.filter(isObject).map((rule) => ruleSentence(field, rule))].join(text.or);
};

const oneOf = (field: string, values: readonly string[]): string => text.isOneOf(field, values.join(', '));

const alternative = (one: unknown, path: readonly string[]): string =>
  isObject(one)
    ? partsIn(one, path)
        .map(({ sentence }) => sentence)
        .join(' + ')
    : JSON.stringify(one);

const shown = (value: unknown): string =>
  value === '' ? text.nothing : typeof value === 'string' ? `“${value}”` : JSON.stringify(value);

const ruleSentence = (field: string, rule: Members): string => {
  const [[name = '', value] = []] = Object.entries(rule);
  const say = rules[name];
  return (isObject(value) ? undefined : say?.(field, value)) ?? text.other(field, JSON.stringify(rule));
};

const rules: Readonly<Record<string, (field: string, value: unknown) => string>> = {
  exists: (field, value) => (value ? text.exists(field) : text.missing(field)),
  prefix: (field, value) => text.begins(field, shown(value)),
  suffix: (field, value) => text.ends(field, shown(value)),
  'anything-but': (field, value) => text.isNot(field, [value].flat().map(shown).join(', ')),
  'equals-ignore-case': (field, value) => text.ignoringCase(field, shown(value)),
  wildcard: (field, value) => text.like(field, shown(value)),
  cidr: (field, value) => text.address(field, String(value)),
  numeric: (field, value) => text.number(field, boundsOf([value].flat().map(String))),
};

/** `>=`, `18`, `<`, `65` as pairs. */
const boundsOf = ([sign = '', bound = '', ...rest]: readonly string[]): string => {
  const first = `${text.signs[sign] ?? sign} ${bound}`;
  return rest.length === 0 ? first : `${first}${text.and}${boundsOf(rest)}`;
};
