/**
 * Reads text as the booleans, numbers and times of the API. CloudFormation hands everything to a provider as text. Text
 * that cannot be read stays as it is, so that the contract refuses it.
 */
import { toSeconds } from '../../contract/shape/scalars.ts';

const numeric = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export const readBoolean = (text: string): unknown =>
  /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : text;

/** A number of 17 digits or more becomes one beyond the integers that are exact, which the contract refuses. */
export const readNumber = (text: string): unknown => (numeric.test(text) ? Number(text) : text);

const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/i;

/** Reads epoch seconds or a time of ISO 8601, which is one of UTC without a zone. Returns epoch seconds. */
export const readTime = (text: string): unknown => {
  const [, day, time = '00:00', zone = 'Z'] = iso.exec(text) ?? [];
  if (day === undefined) return readNumber(text);
  const milliseconds = Date.parse(`${day}T${time}${zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2').toUpperCase()}`);
  return Number.isNaN(milliseconds) ? text : toSeconds(milliseconds);
};
