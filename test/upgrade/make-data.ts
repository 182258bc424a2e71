/**
 * Writes a data directory of an earlier version, and what it answered: `node test/upgrade/make-data.ts CHECKOUT NAME`, with the folder
 * of a checkout of that version in which `npm ci` was run.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAsChild } from '../support/as-child.ts';
import { asker, playScene, readScene } from './scene.ts';

const [, , checkout = '.', name = 'now'] = process.argv;
const directory = mkdtempSync(join(tmpdir(), 'selfevident-upgrade-'));
const service = await startAsChild(['--data-dir', directory], checkout);
const ask = asker(service.endpoint);
await playScene(ask);
const answers = await readScene(ask);
await ask('POST', '/_local/drain', {});
await service.stop();
const to = join(import.meta.dirname, 'data');
writeFileSync(join(to, `${name}.json`), `${JSON.stringify(answers, undefined, 1)}\n`);
execFileSync('tar', ['-czf', join(to, `${name}.tar.gz`), '--exclude', 'lock.db*', '-C', directory, '.']);
rmSync(directory, { recursive: true });
