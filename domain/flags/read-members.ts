/**
 * Reads members of a file into those of the API, along the contract. Only times have another form in files. Nothing
 * becomes of another type: a file tells `"007"` from `7` and `"true"` from `true`.
 */
import { isObject } from '../../contract/shape/aggregates.ts';
import { type AnySchema, factsOf, type Members } from '../../contract/shape/facts.ts';
import type { Values } from '../template/desired.ts';
import { readTime } from '../template/read-text.ts';

/** The keys and indexes that lead to a value of a file. */
export type FilePath = readonly (string | number)[];

/** What is wrong at a place of a file. */
export interface FileFault {
  readonly path: FilePath;
  readonly message: string;
}

interface FileReading {
  readonly path: FilePath;
  readonly faults: FileFault[];
}

/** Returns the members as on the wire. Adds a fault for each that the contract does not know. */
export const readFileMembers = (values: Values, members: Members, reading: FileReading): Values => {
  refuseUnknownMembers(values, Object.keys(members), reading);
  const known = Object.entries(values).filter(([name, value]) => members[name] && value !== null);
  return Object.fromEntries(
    known.map(([name, value]) => [
      name,
      readMember(value, members[name] as AnySchema, { ...reading, path: [...reading.path, name] }),
    ]),
  );
};

export const refuseUnknownMembers = (values: Values, known: readonly string[], { path, faults }: FileReading): void => {
  for (const name of Object.keys(values).filter((each) => !known.includes(each)))
    faults.push({
      path: [...path, name],
      message: `is not a member that Selfevident knows; there are ${known.join(', ')}`,
    });
};

const readMember = (value: unknown, schema: AnySchema, reading: FileReading): unknown => {
  const facts = factsOf(schema);
  const below = (key: string | number) => ({ ...reading, path: [...reading.path, key] });
  switch (facts.type) {
    case 'timestamp':
      return typeof value === 'string' ? readTime(value) : value;
    case 'list':
      return Array.isArray(value) ? value.map((item, index) => readMember(item, facts.member, below(index))) : value;
    case 'structure':
    case 'union':
      return isObject(value) ? readFileMembers(value, facts.members, reading) : value;
    default:
      return value;
  }
};
