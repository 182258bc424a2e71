/**
 * The programs that ask the questions, one for each stock provider, and how they are installed: the packages for
 * JavaScript by the lock beside this file, the others in `.tools/`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type { Details } from './compare.ts';
import type { Provider } from './scenario.ts';

const FOLDER = 'test/ofrep';
export const PYTHON = '.tools/ofrep-python';
const PACKAGES = ['openfeature-provider-ofrep==0.3.0', 'openfeature-sdk==0.10.0', 'mypy==2.4.1'];
const MAVEN = ['mvn', '-q', '-B', '-f', `${FOLDER}/java/pom.xml`, 'compile', 'exec:java'];

/** Java from the sources in a folder; without a class of its own, `Driver`. */
export const javaCommand = (mainClass: string, file: string, sources?: string): readonly string[] => [
  ...MAVEN,
  `-Dexec.mainClass=${mainClass}`,
  `-Dexec.args=${file}`,
  ...(sources === undefined ? [] : [`-Dsources=${sources}`, `-Dclasses=${mainClass}`]),
];

/** The versions are in the name of a file, so that other ones are installed anew. */
export const installDrivers = async (): Promise<void> => {
  await run(['npm', 'ci', '--silent', '--prefix', FOLDER]);
  const mark = `${PYTHON}/${PACKAGES.join(',')}`;
  if (existsSync(mark)) return;
  await run(['python3', '-m', 'venv', '--clear', PYTHON]);
  await run([`${PYTHON}/bin/pip`, 'install', '--quiet', '--disable-pip-version-check', ...PACKAGES]);
  writeFileSync(mark, '');
};

const commands: Readonly<Record<Provider, (file: string) => readonly string[]>> = {
  'js-server': (file) => [process.execPath, `${FOLDER}/drivers/js-server.mjs`, file],
  web: (file) => [process.execPath, `${FOLDER}/drivers/web.mjs`, file],
  react: (file) => [process.execPath, `${FOLDER}/drivers/react.mjs`, file],
  python: (file) => [`${PYTHON}/bin/python`, `${FOLDER}/drivers/driver.py`, file],
  java: (file) => javaCommand('Driver', file),
};

/** What the application sees, for each question of each scenario of a file, by the scenario's name. */
export const drive = async (provider: Provider, file: string): Promise<ReadonlyMap<string, readonly Details[]>> => {
  const printed = await run(commands[provider](file));
  const lines = stripVTControlCharacters(printed)
    .split('\n')
    .filter((line) => line.startsWith('{'));
  return new Map(lines.map((line) => JSON.parse(line)).map(({ name, seen }) => [name, seen]));
};

/** Runs a command and returns what it prints. @throws Error when it fails, with what it said. */
export const run = async ([file = '', ...args]: readonly string[], cwd = '.'): Promise<string> => {
  const child = spawn(file, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${code}:\n${out}\n${errors}`);
  return out;
};
