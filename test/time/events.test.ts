/**
 * The events that the local service keeps and shows.
 */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceEvent } from '../../lambdas/stream/outbox.ts';
import { openEvents } from '../../local/events.ts';

let directory: string;
let file: string;
let lines: string[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'selfevident-events-'));
  file = join(directory, 'events.jsonl');
  lines = [];
});
afterEach(() => rmSync(directory, { recursive: true }));

const open = () => openEvents({ file, print: (line) => void lines.push(line) });
const event = (id: string) => ({ id, detail: { eventID: id } }) as unknown as ServiceEvent;
const ids = (events: readonly ServiceEvent[] | undefined) => events?.map(({ id }) => id);

it('shows all, the newest last, or those behind one', async () => {
  const events = open();
  await events.send(['a', 'b', 'c'].map(event));
  expect(ids(events.list())).toEqual(['a', 'b', 'c']);
  expect(ids(events.list('a'))).toEqual(['b', 'c']);
  expect(ids(events.list('c'))).toEqual([]);
  expect(events.list('unknown')).toBeUndefined();
});

it('keeps and prints one that comes again once', async () => {
  const events = open();
  await events.send(['a', 'b'].map(event));
  await events.send(['b', 'a', 'c'].map(event));
  expect(ids(events.list())).toEqual(['a', 'b', 'c']);
  expect(lines.map((line) => JSON.parse(line).id)).toEqual(['a', 'b', 'c']);
});

it('shows after a restart what it showed before, and prints nothing again', async () => {
  await open().send(['a', 'b'].map(event));
  const again = open();
  await again.send(['b', 'c'].map(event));
  expect(ids(again.list())).toEqual(['a', 'b', 'c']);
  expect(lines).toHaveLength(3);
});

it('takes an event again whose line a crash has cut, and spoils none behind it', async () => {
  await open().send(['a', 'b'].map(event));
  truncateSync(file, readFileSync(file).length - 5);
  const again = open();
  expect(ids(again.list())).toEqual(['a']);
  await again.send(['b', 'c'].map(event));
  expect(ids(open().list())).toEqual(['a', 'b', 'c']);
  appendFileSync(file, '\n{"id":');
  expect(ids(open().list())).toEqual(['a', 'b', 'c']);
});
