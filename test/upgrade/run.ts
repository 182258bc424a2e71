/**
 * Data of earlier versions under the version at hand: each directory in data/ is opened, answers what it answered before, and goes on
 * as if all of it had been made by this version. Exits with 1 when an answer differs.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAsChild } from '../support/as-child.ts';
import { asShownNow, withoutElsewhere, withoutStepOfUpgrade } from './as-shown-now.ts';
import { differences } from './differences.ts';
import { type Ask, asker, type Scene } from './scene.ts';
import { sceneOf } from './scenes.ts';

const data = join(import.meta.dirname, 'data');
const rooms = mkdtempSync(join(tmpdir(), 'selfevident-upgrade-'));
let passed = 0;
let failed = 0;

const compare = (title: string, before: unknown, after: unknown): void => {
  const found = differences(before, after);
  if (found.length === 0) passed++;
  else failed++;
  console.error(`${found.length === 0 ? 'ok' : 'FAILED'} ${title}`);
  for (const difference of found.slice(0, 20)) console.error(`  ${difference}`);
};

/** Starts the version at hand over a directory, and stops it when the work is done. */
const withService = async <T>(directory: string, work: (ask: Ask) => Promise<T>): Promise<T> => {
  const service = await startAsChild(['--data-dir', directory]);
  const done = await work(asker(service.endpoint));
  await service.stop();
  return done;
};

/** The same scene, played by this version from its beginning. */
const playAnew = (name: string, scene: Scene) =>
  withService(join(rooms, `${name}-anew`), async (ask) => {
    await scene.play(ask);
    await scene.read(ask);
    await scene.goOn(ask);
    return scene.read(ask);
  });

for (const file of readdirSync(data).filter((each) => each.endsWith('.tar.gz'))) {
  const name = file.slice(0, -'.tar.gz'.length);
  const directory = join(rooms, name);
  const scene = sceneOf(name);
  mkdirSync(directory);
  execFileSync('tar', ['-xzf', join(data, file), '-C', directory]);
  const answered = JSON.parse(readFileSync(join(data, `${name}.json`), 'utf8'));
  await withService(directory, async (ask) => {
    compare(`${name} answers what it answered`, asShownNow(answered), await scene.read(ask));
  });
  const playedAnew = await playAnew(name, scene);
  await withService(directory, async (ask) => {
    await scene.goOn(ask);
    const shown = [playedAnew, await scene.read(ask)].map(withoutStepOfUpgrade);
    const [anew, goneOn] = shown.map(withoutElsewhere);
    compare(`${name} goes on as if it had been made by this version`, anew, goneOn);
  });
}

rmSync(rooms, { recursive: true });
console.error(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
