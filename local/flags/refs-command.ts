/**
 * `selfevident refs`: names of features in code, beside the features that there are.
 */
import { isFlagsFile, namesAskedFor, namesMentioned } from '../../domain/flags/references.ts';
import { StartError } from '../start-error.ts';
import type { CommandResult } from './command-result.ts';
import { openFlagsService } from './open-service.ts';
import type { FlagsOptions } from './options.ts';
import { openProgress, type Progress } from './progress.ts';
import { listCheckout, readCheckoutFile } from './read-checkout.ts';
import { readSource } from './read-source.ts';
import { readFeatureNames } from './read-state.ts';

export const runRefs = async (options: FlagsOptions): Promise<CommandResult> => {
  const names = options.file === undefined ? await namesInService(options) : namesInFile(options.file);
  const found = findReferences(options.operand ?? '.', new Set(names), openProgress());
  const fits = found.missing.length === 0 && found.unnamed.length === 0;
  return { output: options.json ? `${JSON.stringify(found, null, 2)}\n` : textOf(found), code: fits ? 0 : 2 };
};

const namesInFile = (path: string): string[] =>
  readSource(path)
    .resources.filter(({ desired }) => desired.type === 'feature')
    .map(({ desired }) => desired.name);

const namesInService = async (options: FlagsOptions): Promise<string[]> => {
  const { project } = options;
  if (project === undefined) throw new StartError('selfevident refs takes --project NAME, or --file FILE.');
  const service = await openFlagsService(options);
  const names = await readFeatureNames(service, project);
  if (!names) throw new StartError(`There is no project ${project} at ${service.origin}.`);
  return names;
};

interface References {
  /** Names that code asks for and that do not exist. */
  readonly missing: readonly { readonly name: string; readonly file: string; readonly line: number }[];
  /** Features that no file names. */
  readonly unnamed: readonly string[];
  readonly files: number;
}

/** @param names of all features. */
const findReferences = (folder: string, names: ReadonlySet<string>, progress: Progress): References => {
  const paths = listCheckout(folder);
  const missing: References['missing'][number][] = [];
  const mentioned = new Set<string>();
  let files = 0;
  for (const [index, path] of paths.entries()) {
    progress.step('files read', index + 1, paths.length);
    const file = readCheckoutFile(folder, path);
    if (!file || isFlagsFile(file.text)) continue;
    files += 1;
    for (const name of namesMentioned(file.text, names)) mentioned.add(name);
    const unknown = namesAskedFor(file.text).filter(({ name }) => !names.has(name));
    missing.push(...unknown.map(({ name, line }) => ({ name, file: file.path, line })));
  }
  progress.end();
  return { missing, unnamed: [...names].filter((name) => !mentioned.has(name)).toSorted(), files };
};

const textOf = ({ missing, unnamed, files }: References): string =>
  [
    ...missing.map(({ name, file, line }) => `${file}:${line} asks for ${name}, which does not exist`),
    ...unnamed.map((name) => `${name} is named in none of ${files} files`),
    ...(missing.length + unnamed.length === 0 ? [`All names in ${files} files fit.`] : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
