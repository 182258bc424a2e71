/**
 * Finds the embedded DynamoDB's executable: in the package for this platform, or on the PATH.
 */
import { accessSync, constants, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { StartError } from '../start-error.ts';
import { anotherDynamodb } from './another-dynamodb.ts';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** Directories, as the environment names them. */
  readonly path: string;
}

const thisMachine = (): Machine => ({
  platform: process.platform,
  arch: process.arch,
  path: process.env.PATH ?? '',
});

export interface Dynoxide {
  readonly executable: string;
  /** Says why the executable is not that of the package; undefined when it is. */
  readonly notice: string | undefined;
}

/** @throws StartError with advice when there is none. */
export const findDynoxide = (machine = thisMachine()): Dynoxide => {
  const name = `@dynoxide/${machine.platform}-${machine.arch}`;
  const file = machine.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';
  const directory = packageDirectory(name);
  if (directory !== undefined) return { executable: join(directory, file), notice: undefined };
  const missing = `The embedded DynamoDB's ${reasonMissing(name)}`;
  const executable = machine.path
    .split(delimiter)
    .map((each) => join(each, file))
    .find(isExecutable);
  if (executable) return { executable, notice: `${missing}; ${executable} is used.` };
  throw new StartError(`${missing}, and no ${file} is on the PATH.`, anotherDynamodb(machine.platform));
};

const packageDirectory = (name: string): string | undefined => {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
};

const versions: Readonly<Record<string, string>> = manifest.optionalDependencies;

/** npm leaves out optional packages without a word, so this text gives the likely reasons. */
const reasonMissing = (name: string): string =>
  versions[name] === undefined
    ? `package ${name} does not exist`
    : `package ${name}@${versions[name]} is not installed (npm leaves it out with --omit=optional, or where the registry lacks it)`;

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};
