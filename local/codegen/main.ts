/**
 * Runs `selfevident codegen`: prints the flags of a project as source code, the same text for the same flags.
 */
import { readFileSync } from 'node:fs';
import { type ManifestFlag, readManifest } from '../../domain/codegen/flag-manifest.ts';
import { flagsInPython } from '../../domain/codegen/python.ts';
import { flagsInTypeScript } from '../../domain/codegen/typescript.ts';
import { findPlace } from '../client/place.ts';
import { openClient } from '../client/service-client.ts';
import { fail } from '../ending.ts';
import { reasonOf, StartError } from '../start-error.ts';
import { type CodegenOptions, codegenOptionsOf } from './options.ts';

/** Prints the code. On a failure it prints one line and exits with 1. */
export const codegen = async (argv: readonly string[]): Promise<void> => {
  try {
    const options = codegenOptionsOf(argv);
    if (typeof options === 'string') process.stdout.write(options);
    else if (options.check === undefined) process.stdout.write(await codeOf(options));
    else process.exitCode = (await codeOf(options)) === readText(options.check) ? 0 : differs(options.check);
  } catch (error) {
    fail(error);
  }
};

const differs = (file: string): 2 => {
  console.error(`${file} is not made from these flags: make it again.`);
  return 2;
};

/** @throws StartError */
const codeOf = async (options: CodegenOptions): Promise<string> => {
  const { lang, source } = options;
  const text = 'file' in source ? readText(source.file) : await askManifest(source.project, options);
  const flags = flagsIn(text, 'file' in source ? source.file : `the project ${source.project}`);
  const origin = 'file' in source ? `--file ${source.file}` : `--project ${source.project}`;
  const made = `Made by: selfevident codegen --lang ${lang} ${origin}. Make it again instead of editing it.`;
  return lang === 'ts' ? flagsInTypeScript(flags, made) : flagsInPython(flags, made);
};

const askManifest = async (project: string, options: CodegenOptions): Promise<string> =>
  JSON.stringify(await openClient(await findPlace(options, process.env))('GetManifestFile', { project }));

const flagsIn = (text: string, origin: string): readonly ManifestFlag[] => {
  const flags = readManifest(text);
  if (typeof flags === 'string') throw new StartError(`The flags of ${origin} cannot be read. ${flags}`);
  return flags;
};

const STANDARD_INPUT = 0;

const readText = (path: string): string => {
  try {
    return readFileSync(path === '-' ? STANDARD_INPUT : path, 'utf8');
  } catch (error) {
    throw new StartError(`The file ${path} cannot be read: ${reasonOf(error)}.`);
  }
};
