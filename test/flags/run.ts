/**
 * `npm run verify -- flags`: a project exported from one service, applied to another by a command that is killed again
 * and again, and promoted to a third. All serve 100,000 entities alike.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChildService, startAsChild } from '../support/as-child.ts';
import { selfevident } from './command.ts';
import { readSnapshot, type Snapshot, servedTo } from './evaluations.ts';

const ENTITIES = 100_000;
const KILLS = 6;
const scratch = mkdtempSync(join(tmpdir(), 'selfevident-flags-'));
const services: ChildService[] = [];

const start = async (...options: string[]): Promise<string> => {
  const service = await startAsChild(['--memory', ...options]);
  services.push(service);
  return service.endpoint;
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Without the times at which each place started. */
const comparable = (text: string): string => text.replaceAll(/since: .*/g, 'since: then');

const exportOf = async (endpoint: string, project = 'shop'): Promise<string> =>
  (await selfevident(endpoint, ['export', '--project', project])).output;

/** Kills the command ever later, until one run comes to its end. */
const applyWithKills = async (endpoint: string, file: string): Promise<void> => {
  let killed = 0;
  for (let attempt = 1; attempt <= KILLS; attempt++) {
    const killAfter = attempt * 8;
    const { code } = await selfevident(endpoint, ['apply', file, '--start'], { codes: [0, null], killAfter });
    if (code === null) killed++;
  }
  await selfevident(endpoint, ['apply', file, '--start']);
  say(`apply was killed ${killed} times and came to its end`);
  if (killed === 0) throw new Error('no run was killed on its way');
};

const compare = (one: Snapshot, other: Snapshot, now: number): Map<string, number> => {
  const seen = new Map<string, number>();
  for (let index = 0; index < ENTITIES; index++) {
    const served = servedTo(one, index, now);
    if (served !== servedTo(other, index, now))
      throw new Error(`e${index} is served\n${served}\nhere and\n${servedTo(other, index, now)}\nthere`);
    for (const line of served.split('\n')) seen.set(line, (seen.get(line) ?? 0) + 1);
  }
  return seen;
};

const requireEqual = (one: string, other: string, what: string): void => {
  if (one !== other) throw new Error(`${what} differ:\n${one}\nand\n${other}`);
  say(`${what} are the same`);
};

try {
  const [first, second] = await Promise.all([start('--seed', 'test/flags/shop.yaml'), start()]);
  const exported = await exportOf(first);
  const file = join(scratch, 'shop.yaml');
  writeFileSync(file, exported);
  await selfevident(first, ['diff', file]);
  await selfevident(second, ['apply', file, '--dry-run', '--start'], { codes: [2] });
  await applyWithKills(second, file);
  await selfevident(second, ['apply', file, '--dry-run', '--start', '--stop', '--prune']);
  requireEqual(comparable(await exportOf(second)), comparable(exported), 'the exports of both services');
  const promotion = ['promote', '--from', `shop@${first}`, '--to', `copy@${second}`];
  await selfevident(second, [...promotion, '--start']);
  await selfevident(second, [...promotion, '--dry-run', '--start', '--stop', '--prune']);
  const now = Date.now();
  const snapshots = await Promise.all([
    readSnapshot(first, 'shop'),
    readSnapshot(second, 'shop'),
    readSnapshot(second, 'copy'),
  ]);
  const [original, applied, promoted] = snapshots as [Snapshot, Snapshot, Snapshot];
  const seen = compare(original, applied, now);
  compare(original, promoted, now);
  for (const [line, count] of [...seen].toSorted()) say(`${String(count).padStart(7)}  ${line}`);
  if (seen.size < 12) throw new Error('the rules of the file do not show in what is served');
  say(`${ENTITIES} entities are served alike by all ${original.size} features of the three projects`);
} finally {
  for (const service of services) await service.stop();
  rmSync(scratch, { recursive: true });
}
