// Checks patterns when someone writes them. An evaluation compiles them without a check.

import { characterAt } from './json-text.ts';
import type { OperatorName } from './operators.ts';
import { type Json, parseJson } from './parse.ts';
import { PatternError } from './pattern-error.ts';
import { comparable, LIMIT, numberText, type Scalar } from './scalar.ts';

const MAX_LENGTH = 1024;
/** EventBridge's limit for what all `$or`s of a pattern together make. */
const MAX_COMBINATIONS = 1000;

/** Names that EventBridge refuses for fields inside `$or`, to keep them free for operators. */
const RESERVED =
  /^(exactly|prefix|suffix|anything-but|exists|numeric|cidr|regex|(not-)?(wildcard|equals-ignore-case)|date-(on-or-)?(after|before)|in-date-range|ip-address-(not-)?in-range|=|[<>]=?)$/;

const refuse = (what: string, { text, at }: Json, field?: string): never => {
  throw new PatternError(`${field === undefined ? '' : `${field}: `}${what} (character ${characterAt(text, at)})`);
};

/** An error message for an invalid operand, or undefined. */
type OperatorCheck = (value: Json) => string | undefined;

const isText = (scalar: Scalar | undefined): scalar is string => typeof scalar === 'string';

const text: OperatorCheck = ({ scalar }) => (isText(scalar) ? undefined : 'a string expected');

const exists: OperatorCheck = ({ scalar }) => (typeof scalar === 'boolean' ? undefined : 'true or false expected');

const anythingBut: OperatorCheck = (value) => {
  const listed = (value.items ?? [value]).map(({ scalar }) => scalar);
  const fits = listed.every(isText) || listed.every((scalar) => comparable(scalar) >= 0);
  return listed.length && fits ? undefined : 'strings, or numbers from -5e9 to 5e9, expected';
};

const numeric: OperatorCheck = ({ items = [] }) => {
  const terms = items.map(({ scalar }) => scalar);
  const signs = terms.filter((_, i) => !(i & 1)).map((sign) => (isText(sign) ? sign : ''));
  const bounds = terms.filter((_, i) => i & 1).map(comparable);
  if (!/^(=|[<>]=?|>=?,<=?)$/.test(signs.join()) || bounds.length !== signs.length || bounds.includes(-1)) {
    return 'a comparison like ["<=",5] or a range like [">",1,"<=",5], from -5e9 to 5e9, expected';
  }
  const low = signs[0]?.startsWith('>') ? boundOf(terms[1]) : -LIMIT;
  const high = signs.at(-1)?.startsWith('<') ? boundOf(terms.at(-1)) : LIMIT;
  return low < high ? undefined : 'an empty range';
};

const boundOf = (scalar: Scalar | undefined): number => Number(numberText(scalar));

const operatorChecks: Readonly<Record<OperatorName, OperatorCheck>> = {
  'anything-but': anythingBut,
  exists,
  numeric,
  prefix: text,
  suffix: text,
};

const checkItem = (item: Json, field: string): void => {
  const { scalar, members = [] } = item;
  const [{ name, value } = { name: '', value: item }] = members;
  if (scalar !== undefined) return;
  if (members.length !== 1) refuse('a value or one operator expected', item, field);
  if (!Object.hasOwn(operatorChecks, name)) refuse(`unknown operator ${JSON.stringify(name)}`, item, field);
  const fault = operatorChecks[name as OperatorName](value);
  if (fault) refuse(`${name}: ${fault}`, value, field);
};

/** Checks an object, and returns how many combinations its `$or`s make, themselves and those of the objects in it. */
const checkObject = (object: Json, inOr: boolean, prefix?: string): number => {
  if (!object.members?.length) return refuse('an object with fields expected', object, prefix);
  let combinations = 1;
  for (const { name, value } of object.members) {
    const field = prefix === undefined ? name : `${prefix}.${name}`;
    if (name === '$or') combinations *= checkOr(value, prefix);
    else if (inOr && RESERVED.test(name)) refuse('an operator, not to be used as a field inside $or', value, field);
    else if (value.items) {
      if (!value.items.length) refuse('an empty list', value, field);
      for (const item of value.items) checkItem(item, field);
    } else if (value.members) combinations *= checkObject(value, inOr, field);
    else refuse('a list or an object expected', value, field);
  }
  return combinations;
};

const checkOr = (value: Json, prefix?: string): number => {
  const { items = [] } = value;
  if (items.length < 2) refuse('$or: a list of two or more objects expected', value, prefix);
  return items.reduce((sum, item) => sum + checkObject(item, true, prefix), 0);
};

/**
 * Checks a pattern: up to 1,024 characters whose `$or`s make up to 1,000 combinations.
 * Throws PatternError, naming the field and the place, where it breaks a rule.
 */
export const checkPattern = (pattern: string): void => {
  if ([...pattern].length > MAX_LENGTH) throw new PatternError('over 1,024 characters');
  const combinations = checkObject(parseJson(pattern), false);
  if (combinations > MAX_COMBINATIONS) throw new PatternError('over 1,000 combinations of $or');
};
