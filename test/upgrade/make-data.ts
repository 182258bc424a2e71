/**
 * Writes a data directory of an earlier version, and what it answered: `node test/upgrade/make-data.ts CHECKOUT NAME`, with the folder
 * of a checkout of that version in which `npm ci` was run. A NAME that ends with `-overrides` plays the scene of overrides.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAsChild } from '../support/as-child.ts';
import { asker } from './scene.ts';
import { sceneOf } from './scenes.ts';

const [, , checkout = '.', name = 'now'] = process.argv;
const directory = mkdtempSync(join(tmpdir(), 'selfevident-upgrade-'));
const service = await startAsChild(['--data-dir', directory], checkout);
const ask = asker(service.endpoint);
const scene = sceneOf(name);
await scene.play(ask);
const answers = await scene.read(ask);
await ask('POST', '/_local/drain', {});
await service.stop();
const to = join(import.meta.dirname, 'data');
writeFileSync(join(to, `${name}.json`), `${JSON.stringify(answers, undefined, 1)}\n`);
execFileSync('tar', ['-czf', join(to, `${name}.tar.gz`), '--exclude', 'lock.db*', '-C', directory, '.']);
rmSync(directory, { recursive: true });
