/**
 * Data directories of which a part was deleted, put back from another day, or spoiled: none is taken for a new one.
 */
import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll, processesGone, type StartedProcess, startProcess } from '../../support/as-bundled-child.ts';

jest.setTimeout(40_000);

let scratch: string;
let data: string;
let early: string;
let late: string;
const start = (directory: string) => startProcess(['--port', '0', '--data-dir', directory], { script: 'bin/local.ts' });

const post = async ({ url }: StartedProcess, path: string, body: object = {}) => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
};

/** Two backups of one directory: with one project, and with two. */
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'selfevident-together-'));
  [early, late, data] = ['early', 'late', 'data'].map((name) => join(scratch, name)) as [string, string, string];
  for (const backup of [early, late]) {
    const service = await start(data);
    await post(service, '/projects', { name: backup === early ? 'one' : 'two' });
    await post(service, '/_local/drain');
    service.child.kill('SIGTERM');
    await service.exited;
    cpSync(data, backup, { recursive: true });
  }
});
beforeEach(() => {
  rmSync(data, { recursive: true, force: true });
  cpSync(late, data, { recursive: true });
});
afterEach(async () => {
  killAll();
  await processesGone(scratch);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const file = (name: string) => join(data, name);
const databaseFiles = ['dynamodb.db', 'dynamodb.db-wal', 'dynamodb.db-shm'];
const others = ['stream.json', 'delivery.json', 'events.jsonl'];

const expectRefusal = async (message: RegExp) => {
  const service = await start(data);
  expect(await service.exited).toBe(1);
  expect(service.errors()).toMatch(message);
  expect(service.errors().trimEnd().split('\n')).toHaveLength(1);
};

const projects = async (service: StartedProcess) => {
  const answer = await fetch(`${service.url}/projects`);
  return ((await answer.json()) as { projects: { name: string }[] }).projects.map(({ name }) => name);
};

it('a whole directory goes on, and one that is put back too', async () => {
  expect(await projects(await start(data))).toEqual(['one', 'two']);
  expect(await projects(await start(early))).toEqual(['one']);
});

it('a database that is gone is refused with a way out, whatever was beside it', async () => {
  for (const name of databaseFiles) rmSync(file(name), { force: true });
  await expectRefusal(/dynamodb\.db is gone, unlike stream\.json, delivery\.json, events\.jsonl beside it; put/);
  rmSync(file('stream.json'));
  rmSync(file('delivery.json'));
  await expectRefusal(/is gone, unlike events\.jsonl beside it; .* delete it to begin anew\.$/m);
  rmSync(file('events.jsonl'));
  expect(await projects(await start(data))).toEqual([]);
});

it('a database that is empty is refused', async () => {
  for (const name of databaseFiles.slice(1)) rmSync(file(name), { force: true });
  truncateSync(file('dynamodb.db'));
  await expectRefusal(/dynamodb\.db is empty, unlike/);
});

it.each(others)('a database that is older than %s is refused, and goes on without what is newer', async (name) => {
  for (const each of [...databaseFiles, ...others]) rmSync(file(each), { force: true });
  for (const each of databaseFiles) if (existsSync(join(early, each))) cpSync(join(early, each), file(each));
  cpSync(join(late, name), file(name));
  await expectRefusal(new RegExp(`dynamodb\\.db is older than ${name} beside it .* delete stream\\.json, delivery`));
  rmSync(file(name));
  expect(await projects(await start(data))).toEqual(['one']);
});

it('a file of events that is broken is named', async () => {
  appendFileSync(file('events.jsonl'), '\nnonsense\n');
  await expectRefusal(/^Selfevident cannot run: The file of events .*events\.jsonl is broken \(line \d+ is no event\)/);
});

it('a directory that cannot be made is said to be so, without end', async () => {
  const service = await start('/proc/none/below');
  expect(await service.exited).toBe(1);
  expect(service.errors()).toMatch(
    /^Selfevident cannot run: The data directory \/proc\/none\/below cannot be used: ENOENT/,
  );
});
