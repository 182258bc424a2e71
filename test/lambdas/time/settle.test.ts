/**
 * The sweep: what cannot be settled holds up nothing, what was done is done once, and whoever loses a race is told so.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { keys } from '../../../lambdas/store/table/schema.ts';
import { settle } from '../../../lambdas/time/settle.ts';
import { type Fault, injectFaults } from '../../support/fault-injection.ts';
import { openTestService, startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { lineOf, type TableView, viewTable } from '../../time/table-view.ts';
import { violations } from '../invariants.ts';
import { arms, days, given, launchInput, sameTable, step } from '../resources.ts';
import { scan } from '../scan.ts';

const day = 86_400_000;
const shop = { project: 'shop' };

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
let table: TableView;
let client: DynamoDBDocumentClient;
let projectId: string;
beforeAll(async () => {
  client = DynamoDBDocumentClient.from(new DynamoDBClient(dynamodb.config));
});
afterAll(() => client.destroy());
afterEach(() => table.close());
beforeEach(async () => {
  table = viewTable(dynamodb, service);
  await given(service).project();
  projectId = (await service.service.store.projects.get('shop'))?.entity.id ?? '';
});

/** A running experiment that ends after so many days, on a feature of its own. */
const experiment = async (name: string, ends = 1) => {
  await given(service).feature(name);
  await given(service).experiment(name, { treatments: arms({ a: 'off', b: 'on' }, name) });
  await given(service).startExperiment(name, days(ends));
};

/** A running launch with steps at so many days, on a feature of its own. */
const launch = async (name: string, ...at: number[]) => {
  await given(service).feature(name);
  const steps = at.map((time, index) => step(days(time), { a: index + 1 }));
  await given(service).launch(name, {
    ...launchInput(name),
    groups: arms({ a: 'off', b: 'on' }, name),
    scheduledSplitsConfig: { steps },
  });
  await given(service).startLaunch(name);
};

const sweep = (now: number, { service: one } = service) => settle({ store: one.store, now, report: one.report });
const status = async (name: string) => {
  const { entity } = (await service.service.store.experiments.get('shop', name)) ?? {};
  return entity?.status;
};
const put = (PK: string, SK: string) => client.send(new PutCommand({ TableName: service.tableName, Item: { PK, SK } }));
const reported = () => service.reports.map(({ details }) => String(details.due));
const whole = async () => violations(await scan(dynamodb, service.tableName));
const happened = async () => (await table.events(projectId)).map(lineOf).filter((line) => !line.includes(' API Call '));

it('counts what it writes down, and how late it is', async () => {
  await experiment('early', 1);
  await launch('late', 1, 2, 3);
  const counted: unknown[] = [];
  const count = (...one: unknown[]) => void counted.push(one);
  const { store, report } = service.service;
  await settle({ store, report, count, now: startTime + 2 * day + 5 });
  await settle({ store, report, count, now: startTime + 2 * day + 6 });
  expect(counted).toEqual(
    [day + 5, day + 5, 5].flatMap((lag) => [
      ['Transitions', 1],
      ['TransitionLag', lag],
    ]),
  );
});

it('goes through a project in order of time, however many moments are overdue', async () => {
  await launch('one', 1, 3, 5);
  await launch('two', 2, 4, 9);
  await experiment('e', 4.5);
  const { launches, experiments } = service.service.store;
  const moves = [jest.spyOn(launches, 'move'), jest.spyOn(experiments, 'move')];
  expect(await sweep(startTime + 6 * day)).toBe(6);
  const written = moves.flatMap(({ mock }) =>
    mock.calls.map(([, { record }], call) => ({ time: record.time, place: mock.invocationCallOrder[call] ?? 0 })),
  );
  const inOrder = written.sort((a, b) => a.place - b.place).map(({ time }) => (time - startTime) / day);
  expect(inOrder).toEqual([1, 2, 3, 4, 4.5, 5]);
  expect(await table.due()).toEqual([`${startTime + 9 * day} LAUNCH two`]);
});

describe('given due items that nobody wrote', () => {
  const garbage = ['', '0', '0#', `${'0'.repeat(15)}#LAUNCH#shop`, `${'0'.repeat(15)}#PLAN#shop#x`].map(
    (SK) => SK || ' ',
  );

  it('settles what is due behind them, tells of each, and leaves them there', async () => {
    await experiment('e');
    for (const SK of garbage) await put('DUE', SK);
    expect(await sweep(startTime + day)).toBe(1);
    expect(await status('e')).toBe('COMPLETED');
    expect(reported().sort()).toEqual([...garbage].sort());
  });

  it('finds the next time at which something is due behind them', async () => {
    await experiment('e');
    for (const SK of garbage) await put('DUE', SK);
    const { due } = service.service.store;
    expect(await due.next(startTime, startTime + 2 * day)).toBe(startTime + day);
    expect(await due.next(startTime + day, startTime + 2 * day)).toBeUndefined();
    expect(await due.next(startTime, startTime + day - 1)).toBeUndefined();
  });
});

describe('given due items that their launch or experiment knows nothing of', () => {
  it('removes them', async () => {
    await experiment('e', 3);
    const key = { type: 'experiment', project: 'shop' } as const;
    for (const due of [
      keys.due(startTime + 1, { ...key, name: 'e' }),
      keys.due(startTime + 2, { ...key, name: 'gone' }),
      keys.due(startTime + 3, { ...key, project: 'gone', name: 'e' }),
    ])
      await put(due.PK, due.SK);
    expect(await sweep(startTime + day)).toBe(0);
    expect(await table.due()).toEqual([`${startTime + 3 * day} EXPERIMENT e`]);
    expect(service.reports).toEqual([]);
  });
});

describe('given something that cannot be settled', () => {
  beforeEach(async () => {
    await experiment('broken');
    await experiment('fine');
  });
  const TableName = () => service.tableName;

  it('settles the others when an entity is no JSON', async () => {
    await client.send(
      new UpdateCommand({
        TableName: TableName(),
        Key: keys.trial({ type: 'experiment', project: 'shop', name: 'broken' }),
        UpdateExpression: 'SET entity = :no',
        ExpressionAttributeValues: { ':no': '{' },
      }),
    );
    expect(await sweep(startTime + day)).toBe(1);
    expect(await status('fine')).toBe('COMPLETED');
    expect(reported()).toEqual([expect.stringContaining('broken')]);
  });

  it('settles the others when its feature is gone, and does not try for ever', async () => {
    await client.send(new DeleteCommand({ TableName: TableName(), Key: keys.feature('shop', 'broken') }));
    expect(await sweep(startTime + day)).toBe(1);
    expect(await status('fine')).toBe('COMPLETED');
    expect(await table.due()).toEqual([`${startTime + day} EXPERIMENT broken`]);
    expect(reported()).toHaveLength(1);
  });

  it('lets management operations go on', async () => {
    await client.send(new DeleteCommand({ TableName: TableName(), Key: keys.feature('shop', 'broken') }));
    service.clock.now = startTime + day;
    const { experiment: fine } = await service.ok('GetExperiment', { ...shop, experiment: 'fine' });
    expect(fine.status).toBe('COMPLETED');
  });
});

describe('given many sweeps at the same time, late', () => {
  it('writes each transition down once, at its own time', async () => {
    await launch('l', 0, 1, 2, 3);
    await experiment('e', 2);
    const others = await Promise.all([1, 2, 3].map(() => openTestService(sameTable(dynamodb, service))));
    const written = await Promise.all([service, ...others].map((one) => sweep(startTime + 10 * day, one)));
    expect(written.reduce((sum, count) => sum + count)).toBe(4);
    const at = (count: number) => new Date(startTime + count * day).toISOString();
    const stepLine = (index: number) =>
      `${at(index)} Launch Traffic Change l ${JSON.stringify({
        startTime: at(index),
        groupWeights: { a: index + 1 },
        segmentOverrides: [],
      })}`;
    expect((await happened()).sort()).toEqual(
      [
        ...[0, 1, 2, 3].map(stepLine),
        `${at(0)} Launch Status Change l CREATED-RUNNING`,
        `${at(0)} Experiment Status Change e CREATED-RUNNING`,
        `${at(2)} Experiment Status Change e RUNNING-COMPLETED`,
      ].sort(),
    );
    expect(await whole()).toEqual([]);
  });
});

describe('given a store that dies at any moment of a sweep', () => {
  it.each(['lost', 'refused'] as const)(
    'leaves nothing half done, and the next sweep does the rest (%s)',
    async (fault) => {
      await launch('l', 0, 1, 2);
      await experiment('e', 1);
      for (let calls = 0; ; calls++) {
        let left = calls;
        const faultOf = (): Fault | undefined => (left-- > 0 ? undefined : left < -1 ? 'refused' : fault);
        const dying = await openTestService(
          sameTable(injectFaults({ ...dynamodb, config: { ...dynamodb.config, maxAttempts: 1 } }, faultOf), service),
        );
        const outcome = await sweep(startTime + 5 * day, dying).catch(() => 'failed');
        expect(await whole()).toEqual([]);
        if (outcome !== 'failed') break;
      }
      expect(await table.due()).toEqual([]);
      const lines = await happened();
      expect(lines).toHaveLength(new Set(lines).size);
      expect(lines).toHaveLength(6);
    },
  );

  it('refuses management operations rather than tell what is not so', async () => {
    await experiment('e', 1);
    const down = await openTestService(
      sameTable(
        injectFaults({ ...dynamodb, config: { ...dynamodb.config, maxAttempts: 1 } }, (operation) =>
          operation === 'TransactWriteItems' ? 'refused' : undefined,
        ),
        service,
      ),
    );
    down.clock.now = startTime + day;
    expect((await down.call('GetExperiment', { ...shop, experiment: 'e' })).error).toBe('ServiceUnavailableException');
    down.clock.now = startTime + day - 1;
    expect((await down.call('GetExperiment', { ...shop, experiment: 'e' })).status).toBe(200);
  });
});

describe('given a stop by hand that races the sweep', () => {
  /** So many reads later, so that now one is ahead and now the other. */
  const sweepBehind = async (reads: number) => {
    for (let read = 0; read < reads; read++) await service.service.store.projects.get('shop');
    return sweep(startTime + day);
  };

  it('has one winner, and both are told the truth', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 6; round++) {
      const name = `e${round}`;
      await experiment(name, 1);
      // The clock of the one who stops is behind: for it the experiment still runs.
      service.clock.now = startTime + day - 1;
      const [stopped, written] = await Promise.all([
        service.call('StopExperiment', { ...shop, experiment: name, desiredState: 'CANCELLED' }),
        sweepBehind(round),
      ]);
      service.clock.now = startTime;
      expect([stopped.error ?? 'stopped', written, await status(name)]).toEqual(
        stopped.status === 200 ? ['stopped', 0, 'CANCELLED'] : ['ConflictException', 1, 'COMPLETED'],
      );
      outcomes.add(stopped.error ?? 'stopped');
    }
    expect(await whole()).toEqual([]);
    expect(outcomes.size).toBeGreaterThan(0);
  });
});

describe('given an update by a clock that is behind the sweep', () => {
  it('cannot change a step that is written down as begun', async () => {
    await launch('l', 0, 1);
    await sweep(startTime + day);
    service.clock.now = startTime + day - 1;
    const update = (...steps: object[]) =>
      service.call('UpdateLaunch', { ...shop, launch: 'l', scheduledSplitsConfig: { steps } });
    expect((await update(step(days(0), { a: 1 }), step(days(3), { a: 9 }))).error).toBe('ConflictException');
    expect((await update(step(days(0), { a: 1 }), step(days(1), { a: 2 }), step(days(3), { a: 9 }))).status).toBe(200);
    expect(await table.due()).toEqual([`${startTime + 3 * day} LAUNCH l`]);
  });
});
