import type { OperationName } from '../../contract/index.ts';
import { type Kind, type LifecycleOperation, lifecycle, type Status } from '../../domain/lifecycle/state.ts';
import { startDynamoDB, type TestDynamoDB } from '../support/dynamodb.ts';
import { openTestService, type TestService } from '../support/service.ts';
import { violations } from './invariants.ts';
import { arms, given, hours, type Members } from './resources.ts';
import { scan } from './scan.ts';

let dynamodb: TestDynamoDB;
let service: TestService;
beforeAll(async () => {
  dynamodb = await startDynamoDB();
  service = await openTestService(dynamodb);
  await given(service).project();
});
afterAll(async () => {
  expect(violations(await scan(dynamodb, service.tableName))).toEqual([]);
  dynamodb.stop();
});

const operations: Record<Kind, Record<LifecycleOperation, OperationName>> = {
  launch: { start: 'StartLaunch', update: 'UpdateLaunch', stop: 'StopLaunch', delete: 'DeleteLaunch' },
  experiment: {
    start: 'StartExperiment',
    update: 'UpdateExperiment',
    stop: 'StopExperiment',
    delete: 'DeleteExperiment',
  },
};
const inputOf: Record<LifecycleOperation, Members> = {
  start: { analysisCompleteTime: hours(1) },
  update: { randomizationSalt: 'new' },
  stop: { desiredState: 'CANCELLED', reason: 'because' },
  delete: {},
};
const call = (kind: Kind, operation: LifecycleOperation, name: string, more: Members = {}) =>
  service.call(operations[kind][operation], { project: 'shop', [kind]: name, ...inputOf[operation], ...more });

/** One of the kind, on a feature of its own, brought to the state by the operations. */
const bringTo = async (kind: Kind, status: Status, name: string) => {
  await given(service).feature(name);
  const named = { [kind === 'launch' ? 'groups' : 'treatments']: arms({ a: 'off', b: 'on' }, name) };
  await given(service)[kind](name, named);
  if (status === 'CREATED') return;
  await call(kind, 'start', name);
  if (status !== 'RUNNING') await call(kind, 'stop', name, { desiredState: status });
};

const get = async (kind: Kind, name: string) => {
  const operation = kind === 'launch' ? 'GetLaunch' : 'GetExperiment';
  return (await service.call(operation, { project: 'shop', [kind]: name })).body[kind];
};

const after: Record<LifecycleOperation, Status | undefined> = {
  start: 'RUNNING',
  update: 'CREATED',
  stop: 'CANCELLED',
  delete: undefined,
};

const cells = (Object.keys(lifecycle) as Kind[]).flatMap((kind) =>
  (Object.keys(lifecycle[kind]) as LifecycleOperation[]).flatMap((operation) =>
    (['CREATED', 'RUNNING', 'COMPLETED', 'CANCELLED'] as const).map(
      (status) => [kind, operation, status, lifecycle[kind][operation][status]] as const,
    ),
  ),
);

it.each(cells)('%s: %s when %s comes to %s', async (kind, operation, status, outcome) => {
  const name = `${kind}-${operation}-${status}`;
  await bringTo(kind, status, name);
  const before = await get(kind, name);
  expect(before.status).toBe(status);
  const answer = await call(kind, operation, name);
  // What may change partly conflicts here: the salt of what runs.
  expect(answer.error).toBe(outcome === 'done' ? undefined : outcome === 'partly' ? 'ConflictException' : outcome);
  const found = await get(kind, name);
  if (outcome !== 'done') expect(found).toEqual(before);
  else expect(found?.status).toBe(after[operation]);
  if (outcome === 'partly')
    expect((await call(kind, operation, name, { randomizationSalt: undefined, description: 'new' })).status).toBe(200);
});
