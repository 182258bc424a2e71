/**
 * From a document, as it was parsed, to the desired state of each resource in it.
 */
import * as z from 'zod/mini';
import { Timestamp } from '../../contract/primitives.ts';
import { isObject } from '../../contract/shape/aggregates.ts';
import { type AnySchema, type Members, optional } from '../../contract/shape/facts.ts';
import type { ResourceType } from '../arn.ts';
import type { Desired, Values } from '../template/desired.ts';
import { creationBody, creationMembers } from '../template/template-type.ts';
import { FLAGS_VERSION, isTrialType, SECTION_TYPES, SECTIONS } from './flags-document.ts';
import { type FileFault, type FilePath, readFileMembers, refuseUnknownMembers } from './read-members.ts';

/** How a trial of the file runs elsewhere. Times are epoch seconds. */
export interface FileRun {
  readonly since?: number | undefined;
  /** For an experiment: when its analysis is complete. */
  readonly ends?: number | undefined;
}

/** A resource of a file. */
export interface FileResource {
  readonly desired: Desired;
  /** Where the file has it. */
  readonly path: FilePath;
  /** Undefined for a draft, and for what does not run. */
  readonly running: FileRun | undefined;
}

export interface ReadFlags {
  /** The project, then what it has, in the order in which it can be created. */
  readonly resources: readonly FileResource[];
  readonly faults: readonly FileFault[];
}

const runMembers: Members = { since: optional(Timestamp), ends: optional(Timestamp) };

/**
 * Reads a document. Resources mean something only without faults.
 *
 * @param project the name of the project to take instead of the file's.
 */
export const readFlags = (document: unknown, project?: string): ReadFlags => {
  const faults: FileFault[] = [];
  if (!isObject(document)) return { resources: [], faults: [{ path: [], message: 'is no file of flags' }] };
  readVersion(document, faults);
  refuseUnknownMembers(document, ['version', 'project', ...Object.values(SECTIONS)], { path: [], faults });
  const own = readProject(document, project, faults);
  const name = own?.desired.name ?? '';
  const others = SECTION_TYPES.flatMap((type) =>
    entriesOf(document, SECTIONS[type], faults).map(([key, members]) =>
      readResource({ type, project: name, name: key, path: [SECTIONS[type], key], members }, faults),
    ),
  );
  return { resources: [...(own ? [own] : []), ...others], faults };
};

const readVersion = ({ version }: Values, faults: FileFault[]): void => {
  if (version === FLAGS_VERSION) return;
  const message =
    version === undefined
      ? `is required: this Selfevident reads version: ${FLAGS_VERSION}`
      : `must be ${FLAGS_VERSION}: a newer Selfevident may read this file`;
  faults.push({ path: ['version'], message });
};

const readProject = (document: Values, project: string | undefined, faults: FileFault[]): FileResource | undefined => {
  const path = ['project'];
  const own = document.project;
  if (!isObject(own)) {
    faults.push({ path, message: own === undefined ? 'is required' : 'must have a name, as in {name: shop}' });
    return undefined;
  }
  const { name: named, ...members } = own;
  const name = project ?? (named as string);
  return readResource({ type: 'project', path, name, members }, faults);
};

const entriesOf = (document: Values, section: string, faults: FileFault[]): [string, Values][] => {
  const held = document[section] ?? {};
  if (!isObject(held)) {
    faults.push({ path: [section], message: 'must have resources by their names' });
    return [];
  }
  return Object.entries(held).flatMap(([name, members]): [string, Values][] => {
    if (isObject(members)) return [[name, members]];
    faults.push({ path: [section, name], message: 'must have members' });
    return [];
  });
};

interface FileEntry {
  readonly type: ResourceType;
  readonly project?: string;
  readonly name: string;
  readonly path: FilePath;
  readonly members: Values;
}

const readResource = ({ type, project, name, path, members }: FileEntry, faults: FileFault[]): FileResource => {
  const { name: _, ...schemas } = creationMembers(type);
  const { running = undefined, ...trial } = members;
  const own = isTrialType(type) ? trial : members;
  const read = readFileMembers(own, schemas, { path, faults });
  addBroken(creationBody(type) as AnySchema, { ...read, name }, { path, faults });
  const { tags = {}, ...rest } = read;
  const owner = type === 'segment' || project === undefined ? {} : { project };
  const desired: Desired = { type, ...owner, name, members: rest, tags: tags as Desired['tags'] };
  return {
    desired,
    path,
    running: isTrialType(type) ? readRunning(running, { path: [...path, 'running'], faults }) : undefined,
  };
};

interface Place {
  readonly path: FilePath;
  readonly faults: FileFault[];
}

/** Adds what the contract refuses, unless something is wrong there or below already. */
const addBroken = (schema: AnySchema, value: Values, { path, faults }: Place): void => {
  const known = faults.map((fault) => `${fault.path.join('\n')}\n`);
  for (const issue of z.safeParse(schema, value).error?.issues ?? []) {
    const at = [...path, ...issue.path] as FilePath;
    if (!known.some((each) => each.startsWith(`${at.join('\n')}\n`)))
      faults.push({ path: at, message: inFiles(issue.message, valueAt(value, issue.path)) });
  }
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((held, key) => Object(held)[key], value);

/** A file has times as text, and a text without quotes may be a number. */
const inFiles = (message: string, value: unknown): string => {
  const isUnquoted = typeof value === 'number' || typeof value === 'boolean';
  return message
    .replace(/a number of epoch seconds.*/, 'a time like 2030-01-31T12:00:00Z')
    .replace(/^must be a string$/, isUnquoted ? 'must be a string: write it in quotes' : '$&');
};

const readRunning = (running: unknown, place: Place): FileRun | undefined => {
  if (running === undefined || running === null) return undefined;
  if (!isObject(running)) {
    place.faults.push({ path: place.path, message: 'must be like {since: 2030-01-31T12:00:00Z}, or {}' });
    return undefined;
  }
  const read = readFileMembers(running, runMembers, place);
  addBroken(z.object(runMembers), read, place);
  return read;
};
