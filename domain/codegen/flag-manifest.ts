/** Reads a file of OpenFeature's flag manifest: the flags that code may ask for. */

import { memberText, writtenMembers } from '../event/member-text.ts';

export type FlagType = 'boolean' | 'string' | 'integer' | 'float';

export interface ManifestFlag {
  readonly name: string;
  readonly type: FlagType;
  /** The JSON text of the default value, as it was written; of an integer, its digits. */
  readonly defaultText: string;
  readonly description?: string | undefined;
}

/** Tells whether a value has a type. */
const hasType: Readonly<Record<FlagType, (value: unknown) => boolean>> = {
  boolean: (value) => typeof value === 'boolean',
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isSafeInteger(value),
  float: (value) => Number.isFinite(value),
};

/** The flags in a file, sorted by name, or the sentence that says what is wrong with it. */
export const readManifest = (text: string): readonly ManifestFlag[] | string => {
  const parsed = parse(text);
  const flags = isObject(parsed) ? parsed.flags : undefined;
  if (!isObject(flags))
    return 'It is no flag manifest: that is JSON like {"flags": {"NAME": {"flagType": "boolean"}}}.';
  const written = writtenMembers(memberText(text, 'flags') ?? '{}');
  // The last member of a name wins, as for JSON.parse.
  const texts = new Map(written.map(({ name, value }) => [JSON.parse(name) as string, value]));
  const read = [...texts].map(([name, value]) => readFlag(name, value));
  const fault = read.find((one) => typeof one === 'string');
  return fault ?? (read as ManifestFlag[]).toSorted(({ name: one }, { name: other }) => (one < other ? -1 : 1));
};

const readFlag = (name: string, text: string): ManifestFlag | string => {
  const flag: unknown = JSON.parse(text);
  if (!isObject(flag)) return `The flag ${name} is no object.`;
  const { flagType, defaultValue, description } = flag;
  if (!isFlagType(flagType))
    return `The flag ${name} has the type ${JSON.stringify(flagType)}; there are ${Object.keys(hasType).join(', ')}.`;
  if (!hasType[flagType](defaultValue)) return `The defaultValue of the flag ${name} is no ${flagType}.`;
  const described = typeof description === 'string' && description !== '' ? { description } : {};
  const written = memberText(text, 'defaultValue') ?? '';
  return { name, type: flagType, defaultText: flagType === 'integer' ? String(defaultValue) : written, ...described };
};

const isFlagType = (type: unknown): type is FlagType => typeof type === 'string' && Object.hasOwn(hasType, type);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
