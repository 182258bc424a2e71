/**
 * Builds the console into a folder beside its place and then moves it there, so that whoever reads the place finds a
 * whole console: `node console/build/build.ts`.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const place = join(import.meta.dirname, '..', '..', 'dist', 'console');
const made = `${place}-${process.pid}`;
process.env.CONSOLE_OUT = made;
try {
  await build({ configFile: join(import.meta.dirname, '..', 'vite.config.ts'), configLoader: 'native' });
  const former = `${made}-former`;
  if (existsSync(place)) renameSync(place, former);
  renameSync(made, place);
  rmSync(former, { recursive: true, force: true });
} finally {
  rmSync(made, { recursive: true, force: true });
}
