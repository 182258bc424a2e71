/**
 * Reads a document of flags: from a file of YAML or JSON, from standard input, or from a folder of what the AWS CLI
 * printed.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { exportFlags } from '../../domain/flags/export-flags.ts';
import type { FlagsDocument } from '../../domain/flags/flags-document.ts';
import { type FileResource, readFlags } from '../../domain/flags/read-flags.ts';
import type { FileFault, FilePath } from '../../domain/flags/read-members.ts';
import { readSavedAnswers } from '../../domain/flags/saved-answers.ts';
import { reasonOf, StartError } from '../start-error.ts';
import { parseYaml } from './yaml-text.ts';

export interface Source {
  readonly resources: readonly FileResource[];
  /** The name of the project. */
  readonly project: string;
  /** A fault of the plan as a line: where it is in the source, and what is wrong. */
  readonly describe: (fault: FileFault) => string;
}

/**
 * @param path of a file or a folder; `-` is standard input.
 * @param project the name to take instead of the file's.
 * @throws StartError with a line for each fault.
 */
export const readSource = (path: string, project?: string): Source => {
  if (path !== '-' && isFolder(path))
    return sourceOf({ value: readFolder(path, project), project, positionOf: undefined }, path);
  const name = path === '-' ? 'standard input' : path;
  const { value, faults, positionOf } = parseYaml(readText(path));
  if (faults.length > 0)
    throw faultsError(faults.map(({ line, column, message }) => `${name}:${line}:${column} ${message}`));
  return sourceOf({ value, project, positionOf }, name);
};

interface Parsed {
  readonly value: unknown;
  readonly project: string | undefined;
  readonly positionOf: ((path: FilePath) => { readonly line: number; readonly column: number }) | undefined;
}

const sourceOf = ({ value, project, positionOf }: Parsed, name: string): Source => {
  const describe = ({ path, message }: FileFault): string => {
    const { line, column } = positionOf?.(path) ?? {};
    const place = line === undefined ? name : `${name}:${line}:${column}`;
    return `${place} ${pathText(path)}${path.length > 0 ? ' ' : ''}${message}`;
  };
  const { resources, faults } = readFlags(value, project);
  if (faults.length > 0) throw faultsError(faults.map(describe));
  return { resources, project: resources[0]?.desired.name ?? '', describe };
};

/** `features.checkout.variations[0].value` */
export const pathText = (path: FilePath): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
    '',
  );

/** The first fault is the message, the others are the advice below it. */
export const faultsError = ([first = '', ...others]: readonly string[]): StartError =>
  new StartError(first, others.join('\n'));

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new StartError(`The file ${path} cannot be read: ${reasonOf(error)}`);
  }
};

const readText = (path: string): string => {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw new StartError(`The file ${path} cannot be read: ${reasonOf(error)}`);
  }
};

/** Files that hold other JSON are passed over. */
export const readFolder = (folder: string, project?: string): FlagsDocument => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  const answers = files.toSorted().map((file) => ({ file, answer: parseJson(join(folder, file)) }));
  const { state, problems } = readSavedAnswers(answers, project);
  if (problems.length > 0 || !state.project) throw faultsError(problems);
  return exportFlags({ ...state, project: state.project });
};

const parseJson = (path: string): unknown => {
  try {
    return JSON.parse(readText(path));
  } catch (error) {
    throw new StartError(`The file ${basename(path)} is no JSON: ${reasonOf(error)}`);
  }
};
