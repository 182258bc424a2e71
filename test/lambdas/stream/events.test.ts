/**
 * The events of a story, beside docs/events.md: every type is described, every member, and every example is what the
 * service says.
 */
import { readFileSync } from 'node:fs';
import { eventsOf } from '../../../lambdas/stream/outbox.ts';
import type { ServiceEvent } from '../../../lambdas/stream/service-event.ts';
import { startDynamoDB } from '../../support/dynamodb.ts';
import { makeEveryEvent } from './events-of-every-type.ts';

let events: ServiceEvent[];
beforeAll(async () => {
  const dynamodb = await startDynamoDB();
  events = await makeEveryEvent(dynamodb);
  dynamodb.stop();
});

const doc = readFileSync('docs/events.md', 'utf8');
const [common = '', ...sections] = doc.split(/^## /m);
const titles = sections.map((section) => section.slice(0, section.indexOf('\n')));
const examplesIn = (text: string) =>
  [...text.matchAll(/```json\n(.*?)\n```/gs)].map(([, json = '']) => JSON.parse(json));

interface Member {
  readonly type: string;
  readonly maybe: boolean;
}

const membersIn = (text: string): Record<string, Member> =>
  Object.fromEntries(
    [...text.matchAll(/^\| `(\w+)` \| (\w+)(, maybe)? \|/gm)].map(([, name, type = '', maybe]) => [
      name,
      { type, maybe: maybe !== undefined },
    ]),
  );

const isTime = (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);

const isA: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  time: isTime,
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  list: Array.isArray,
  object: (value) => typeof value === 'object' && !Array.isArray(value),
};

it('describes every type, and no other', () => {
  expect([...new Set(events.map((event) => event['detail-type']))].sort()).toEqual([...titles].sort());
});

describe.each(titles.map((title, index) => [title, sections[index] as string] as const))('%s', (title, section) => {
  const ofType = () => events.filter((event) => event['detail-type'] === title);
  const named = title === 'Evidently API Call' ? [] : ['project', title.includes('Launch') ? 'launch' : 'experiment'];

  it('shows what the service says', () => {
    const examples = examplesIn(section);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(ofType()).toContainEqual(example);
  });

  it('describes every member that there is, with its type', () => {
    const members = { ...membersIn(common), ...membersIn(section) };
    for (const { detail } of ofType())
      for (const [name, value] of Object.entries(detail)) {
        if (named.includes(name)) continue;
        expect(Object.keys(members)).toContain(name);
        expect([name, isA[members[name]?.type ?? '']?.(value)]).toEqual([name, true]);
      }
  });

  it('describes no member that is nowhere, and none as sure that may be absent', () => {
    for (const [name, { maybe }] of Object.entries(membersIn(section))) {
      const present = ofType().filter(({ detail }) => name in detail && detail[name] !== null).length;
      expect([name, present > 0]).toEqual([name, true]);
      if (!maybe) expect([name, present]).toEqual([name, ofType().length]);
    }
  });
});

it('gives every event an id of its own, and the same in the event and its detail', () => {
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  for (const { id, time, detail } of events) expect(detail).toMatchObject({ eventID: id, eventTime: time });
});

it('puts no quotation mark and no backslash into a sentence, which stands in JSON as it is', () => {
  const sentences = eventsOf(
    {
      id: 'id',
      time: 0,
      operation: 'StopLaunch',
      resourceType: 'launch',
      name: 'ramp',
      project: 'shop',
      status: 'CANCELLED',
      before: { status: 'RUNNING' },
      after: { status: 'CANCELLED', statusReason: 'the "new" one\t\\o/.' },
    },
    { partition: 'aws', region: 'us-east-1', account: '123456789012' },
  ).map(({ detail }) => detail.sentence);
  expect(sentences).toContain("The launch ramp of the project shop was cancelled: the 'new' one /o/.");
});
