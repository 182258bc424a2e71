/**
 * The folder with the built console. A checkout builds it in a process of its own, again when its sources have changed.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `dist` is beside `local`, and the folder itself in the package. */
const FOLDER = fileURLToPath(new URL('../../dist/console', import.meta.url));
const PACKED = fileURLToPath(new URL('./console', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUILD = join(ROOT, 'console', 'build', 'build.ts');
/** What is in the bundle. */
const SOURCES = ['console', 'contract', 'packages/evaluation'];

export type BuiltConsole = { readonly folder: string } | { readonly problem: string } | 'building';

/** Returns a function that says how far it is, and begins to build where that is needed. Never waits. */
export const builtConsole = (): (() => BuiltConsole) => {
  let state: BuiltConsole | undefined;
  const begin = (): BuiltConsole => {
    if (existsSync(PACKED)) return { folder: PACKED };
    if (!existsSync(BUILD)) return { problem: 'The package has no console.' };
    if (isCurrent()) return { folder: FOLDER };
    void build().then((problem) => {
      state = problem === undefined ? { folder: FOLDER } : { problem };
    });
    return 'building';
  };
  return () => {
    // After a failure, the next visit tries once more.
    if (state === undefined || (state !== 'building' && 'problem' in state)) {
      const shown = state;
      state = begin();
      return shown ?? state;
    }
    return state;
  };
};

const isCurrent = (): boolean => {
  const page = join(FOLDER, 'index.html');
  return existsSync(page) && statSync(page).mtimeMs > Math.max(...SOURCES.map(lastChange));
};

/** Epoch milliseconds of the last change of a file in a folder of sources. */
const lastChange = (source: string): number => {
  const folder = join(ROOT, source);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.parentPath.includes('node_modules'),
  );
  return Math.max(...files.map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs));
};

/** Resolves to what went wrong; undefined when it is built. */
const build = (): Promise<string | undefined> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [BUILD], { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk;
    });
    child.once('error', (error) => resolve(String(error)));
    child.once('close', (code) => resolve(code === 0 ? undefined : complaint || `The build ended with ${code}.`));
  });
