/**
 * The events that the local service keeps and shows.
 */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceEvent } from '../../lambdas/stream/service-event.ts';
import { openEvents } from '../../local/stream/events.ts';

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
const place = { streamArn: 'stream/1', sequence: '7' };
const ids = (events: readonly ServiceEvent[] | undefined) => events?.map(({ id }) => id);

it('shows all, the newest last, or those behind one', async () => {
  const events = open();
  await events.send(['a', 'b', 'c'].map(event), place);
  expect(ids(events.list())).toEqual(['a', 'b', 'c']);
  expect(ids(events.list('a'))).toEqual(['b', 'c']);
  expect(ids(events.list('c'))).toEqual([]);
  expect(events.list('unknown')).toBeUndefined();
});

it('keeps and prints one that comes again once', async () => {
  const events = open();
  await events.send(['a', 'b'].map(event), place);
  await events.send(['b', 'a', 'c'].map(event), place);
  expect(ids(events.list())).toEqual(['a', 'b', 'c']);
  expect(lines.map((line) => JSON.parse(line).id)).toEqual(['a', 'b', 'c']);
});

it('shows after a restart what it showed before, and prints nothing again', async () => {
  await open().send(['a', 'b'].map(event), place);
  const again = open();
  await again.send(['b', 'c'].map(event), place);
  expect(ids(again.list())).toEqual(['a', 'b', 'c']);
  expect(lines).toHaveLength(3);
});

it('takes an event again whose line a crash has cut, and spoils none behind it', async () => {
  await open().send(['a', 'b'].map(event), place);
  truncateSync(file, readFileSync(file).length - 5);
  const again = open();
  expect(ids(again.list())).toEqual(['a']);
  await again.send(['b', 'c'].map(event), place);
  expect(ids(open().list())).toEqual(['a', 'b', 'c']);
  appendFileSync(file, '\n{"id":');
  expect(ids(open().list())).toEqual(['a', 'b', 'c']);
});

it('keeps its place in the stream with each, shows it to nobody, and reads what has none', async () => {
  appendFileSync(file, '\n{"id":"old"}');
  await open().send([event('a')], place);
  expect(readFileSync(file, 'utf8')).toBe(`\n{"id":"old"}\n${JSON.stringify({ ...event('a'), place })}`);
  expect(open().list()).toEqual([{ id: 'old' }, event('a')]);
  expect(lines.map((line) => JSON.parse(line))).toEqual([event('a')]);
});

it('keeps the newest ten thousand, in memory and on the disk', async () => {
  const events = open();
  const many = Array.from({ length: 20_001 }, (_, nth) => event(String(nth)));
  await events.send(many, place);
  expect(ids(events.list())).toEqual(ids(many.slice(-10_000)));
  expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(10_001);
  expect(events.list('1')).toBeUndefined();
  expect(ids(open().list())).toEqual(ids(many.slice(-10_000)));
});

it('keeps the newest 16 MB, also of a file that was let grow', async () => {
  const large = (id: string) => JSON.stringify({ id, text: 'x'.repeat(1024 * 1024) });
  for (let nth = 0; nth < 40; nth++) appendFileSync(file, `\n${large(String(nth))}`);
  expect(ids(open().list())?.at(-1)).toBe('39');
  expect(readFileSync(file).length).toBeLessThan(17 * 1024 * 1024);
});

it('leaves out an event that was cut anywhere', async () => {
  const text = JSON.stringify({ id: 'a', n: [-1.5e10, null, true], text: '"\\\u0007é\ud800', o: { x: {} } });
  for (let length = 1; length < text.length; length++) appendFileSync(file, `\n${text.slice(0, length)}`);
  expect(open().list()).toEqual([]);
});

it.each(['nonsense', 'null', '{}', '[1]', '{"id":1}', '{"id":"c"}null', '{x}'])(
  'is not opened over a file with a line %j',
  (line) => {
    appendFileSync(file, `\n{"id":"a"}\n${line}\n{"id":"b"}`);
    expect(open).toThrow(/The file of events .*events\.jsonl is broken \(line 3 is no event\); delete it/);
  },
);
