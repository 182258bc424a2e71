/**
 * A move of the clock: everything due on the way happens at its own time, the earliest first, and is counted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { sweeper } from '../../lambdas/time/sweep.ts';
import { advance } from '../../local/clock/advance.ts';
import { type Clock, openClock } from '../../local/clock/clock.ts';
import { arms, days, given, step } from '../lambdas/resources.ts';
import { startTime } from '../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../support/use-service.ts';
import { type TableView, viewTable } from './table-view.ts';

const day = 86_400_000;
const lookLength = 300_000;
const lookAfter = (count: number) => (Math.floor(startTime / lookLength) + count) * lookLength;

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
let table: TableView;
let happened: string[];
afterEach(() => table.close());

const launch = async (name: string, ...at: number[]) => {
  await given(service).feature(name);
  const steps = at.map((time) => step(days(time), { a: 1 }));
  await given(service).launch(name, { groups: arms({ a: 'off', b: 'on' }, name), scheduledSplitsConfig: { steps } });
  await given(service).startLaunch(name);
};

beforeEach(async () => {
  table = viewTable(dynamodb, service);
  happened = [];
  await given(service).project();
  await launch('one', 1, 3, 5);
  await launch('two', 2, 4);
  await given(service).feature();
  await given(service).experiment('trial');
  await given(service).startExperiment('trial', days(3.5));
});

const { round } = Math;
const inDays = (time: number) => round(((time - startTime) / day) * 1_000) / 1_000;

let directory: string;
/** Where the system's clock is, and where the service's is kept. */
let system: number;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'selfevident-advance-'));
  system = startTime;
});
afterEach(() => rmSync(directory, { recursive: true }));
const opened = () => openClock(join(directory, 'clock.json'), () => system);

interface Moving {
  readonly clock?: Clock;
  readonly frozen?: boolean;
  /** Called before each sweep, with its time in days. */
  readonly before?: (time: number) => void;
}

/** Moves the clock by so many days, and notes each sweep with its time and what it wrote, and each time that all was counted. */
const move = async (by: number, { clock = opened(), before, ...journey }: Moving = { frozen: true }) => {
  const { store } = service.service;
  const sweep = sweeper(service.service);
  const noted = async (now: number) => {
    before?.(inDays(now));
    const written = await sweep(now);
    happened.push(`${inDays(now)}: ${written}`);
    return written;
  };
  const drain = async () => void happened.push('counted');
  await advance({ clock, store, sweep: noted, drain }, { to: startTime + by * day, ...journey });
  return clock;
};

const counted = (...steps: string[]) => ['counted', ...steps.flatMap((one) => [one, 'counted'])];
const swept = () => happened.filter((one) => one !== 'counted');
/** Where it begins, the next minute, and the ends of the next three periods. */
const first = [
  '0: 0',
  `${inDays(startTime + 60_000)}: 0`,
  ...[1, 2, 3].map((count) => `${inDays(lookAfter(count))}: 0`),
];
const journey = ['1: 1', '2: 1', '3: 1', '3.5: 1', '4: 1', '5: 1', '10: 0'];

it('goes from one to the next, and looks at what was counted before', async () => {
  await move(10);
  expect(happened).toEqual(counted(...first, ...journey));
  expect(await table.due()).toEqual([]);
});

it('includes what is due at the very moment, and nothing after it', async () => {
  await move(2);
  expect(happened).toEqual(counted(...first, '1: 1', '2: 1'));
  expect(await table.due()).toHaveLength(3);
});

it('settles and counts where it stands already', async () => {
  const clock = opened();
  clock.move({ to: startTime + 2 * day, frozen: true });
  await move(2, { clock });
  expect(happened).toEqual(counted('2: 2'));
});

it('keeps the order although something cannot be settled', async () => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(dynamodb.config));
  const { tableName } = service;
  for (const SK of ['000', `${String(startTime + day).padStart(15, '0')}#PLAN#x`])
    await client.send(new PutCommand({ TableName: tableName, Item: { PK: 'DUE', SK } }));
  client.destroy();
  await move(4);
  expect(swept()).toEqual([...first, '1: 1', '2: 1', '3: 1', '3.5: 1', '4: 1']);
});

describe('the clock', () => {
  it('stands at the time of each thing that happens', async () => {
    const clock = opened();
    const at: [number, number][] = [];
    await move(10, { clock, frozen: true, before: (time) => at.push([time, inDays(clock.now())]) });
    expect(at.map(([, now]) => now)).toEqual(at.map(([time]) => time));
    expect(clock.now()).toBe(startTime + 10 * day);
  });

  it('is where a crash has left it, and the same move goes on from there', async () => {
    const dying = (time: number) => {
      if (time === 3) throw new Error('killed');
    };
    await expect(move(10, { frozen: true, before: dying })).rejects.toThrow('killed');
    expect(inDays(opened().now())).toBe(3);
    happened = [];
    await move(10);
    expect(swept().filter((one) => !one.endsWith(': 0'))).toEqual(['3: 1', '3.5: 1', '4: 1', '5: 1']);
    expect(await table.due()).toEqual([]);
  });

  it('runs on while it is moved, and as far as it would have without', async () => {
    const clock = await move(10, { before: () => (system += 60_000) });
    expect(swept()).toEqual([...first, ...journey]);
    expect([clock.frozen(), clock.offset(), clock.now()]).toEqual([false, 10 * day, system + 10 * day]);
  });

  it('stands still on the way when it is to stand still there', async () => {
    const clock = await move(0.001, { frozen: true, before: () => (system += day) });
    expect([clock.frozen(), clock.now()]).toEqual([true, startTime + 0.001 * day]);
  });

  it('goes on when it is told so, once it is there', async () => {
    const clock = opened();
    clock.move({ frozen: true });
    const frozen: boolean[] = [];
    await move(2, { clock, frozen: false, before: () => frozen.push(clock.frozen()) });
    expect(frozen).toEqual([true, true, true, true, true, true, false]);
    expect(clock.frozen()).toBe(false);
  });
});
