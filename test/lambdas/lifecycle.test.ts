import type { OperationName } from '../../contract/index.ts';
import { type LifecycleOperation, lifecycle } from '../../domain/lifecycle/state.ts';
import type { Status, TrialType } from '../../domain/lifecycle/trial.ts';
import { useDynamoDB, useSharedService } from '../support/use-service.ts';
import { violations } from './invariants.ts';
import { arms, given, hours, type Members } from './resources.ts';
import { scan } from './scan.ts';

const dynamodb = useDynamoDB();
const service = useSharedService(dynamodb);
beforeAll(() => given(service).project());

const operations: Record<TrialType, Record<LifecycleOperation, OperationName>> = {
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
const call = (type: TrialType, operation: LifecycleOperation, name: string, more: Members = {}) =>
  service.call(operations[type][operation], { project: 'shop', [type]: name, ...inputOf[operation], ...more });

/** A trial of the type, on a feature of its own, brought to the state by the operations. */
const bringTo = async (type: TrialType, status: Status, name: string, more: Members = {}) => {
  await given(service).feature(name);
  const named = { [type === 'launch' ? 'groups' : 'treatments']: arms({ a: 'off', b: 'on' }, name) };
  await given(service)[type](name, { ...named, ...more });
  if (status === 'CREATED') return;
  await call(type, 'start', name);
  if (status !== 'RUNNING') await call(type, 'stop', name, { desiredState: status });
};

const get = async (type: TrialType, name: string) => {
  const operation = type === 'launch' ? 'GetLaunch' : 'GetExperiment';
  return (await service.call(operation, { project: 'shop', [type]: name })).body[type];
};

const after: Record<LifecycleOperation, Status | undefined> = {
  start: 'RUNNING',
  update: 'CREATED',
  stop: 'CANCELLED',
  delete: undefined,
};

const cells = (Object.keys(lifecycle) as TrialType[]).flatMap((type) =>
  (Object.keys(lifecycle[type]) as LifecycleOperation[]).flatMap((operation) =>
    (['CREATED', 'RUNNING', 'COMPLETED', 'CANCELLED'] as const).map(
      (status) => [type, operation, status, lifecycle[type][operation][status]] as const,
    ),
  ),
);

it.each(cells)('%s: %s when %s comes to %s', async (type, operation, status, outcome) => {
  const name = `${type}-${operation}-${status}`;
  await bringTo(type, status, name);
  const before = await get(type, name);
  expect(before.status).toBe(status);
  const answer = await call(type, operation, name);
  // What may change partly conflicts here: the salt of what runs.
  expect(answer.error).toBe(outcome === 'done' ? undefined : outcome === 'partly' ? 'ConflictException' : outcome);
  const found = await get(type, name);
  if (outcome !== 'done') expect(found).toEqual(before);
  else expect(found?.status).toBe(after[operation]);
  if (outcome === 'partly')
    expect((await call(type, operation, name, { randomizationSalt: undefined, description: 'new' })).status).toBe(200);
});

const armsMember = { launch: 'groups', experiment: 'treatments' } as const;
/** With weights that name the arms, which another list of arms then breaks. */
const weighted: Record<TrialType, Members> = {
  launch: {},
  experiment: { onlineAbConfig: { controlTreatmentName: 'b', treatmentWeights: { a: 1, b: 2 } } },
};
const patternless = { metricDefinition: { name: 'm', entityIdKey: 'id', valueKey: 'v', eventPattern: '{' } };
const brokenUpdates = (type: TrialType, feature: string): readonly (readonly [string, Members])[] => [
  ['renamed', { [armsMember[type]]: arms({ a: 'off', c: 'on' }, feature) }],
  ['dropped', { [armsMember[type]]: arms({ a: 'off' }, feature) }],
  ['of a feature that is not there', { [armsMember[type]]: arms({ a: 'off', b: 'on' }, 'none') }],
  ['twice', { [armsMember[type]]: [...arms({ a: 'off' }, feature), ...arms({ a: 'on' }, feature)] }],
  ['beside a broken metric', { [type === 'launch' ? 'metricMonitors' : 'metricGoals']: [patternless] }],
];

const trialTypes = Object.keys(armsMember) as TrialType[];
describe.each(trialTypes)('%s: arms that are given otherwise', (type) => {
  const inState = (status: Status) => bringTo(type, status, `${type}-arms-${status}`, weighted[type]);

  it('conflict while it runs, and are named', async () => {
    await inState('RUNNING');
    const name = `${type}-arms-RUNNING`;
    const before = await get(type, name);
    for (const [how, members] of brokenUpdates(type, name)) {
      const answer = await call(type, 'update', name, { randomizationSalt: undefined, ...members });
      const [member] = Object.keys(members);
      expect([how, answer.error]).toEqual([how, 'ConflictException']);
      expect(answer.body.message).toMatch(new RegExp(` is running: ${member} cannot change$`));
    }
    expect(await get(type, name)).toEqual(before);
  });

  it.each(['COMPLETED', 'CANCELLED'] as const)('conflict with its state when it is %s', async (status) => {
    await inState(status);
    const name = `${type}-arms-${status}`;
    for (const [how, members] of brokenUpdates(type, name)) {
      const answer = await call(type, 'update', name, members);
      expect([how, answer.error]).toEqual([how, 'ConflictException']);
      expect(answer.body.message).toContain(`is ${status} and cannot be updated`);
    }
  });
});

it('leaves a table in which every count and reference is right', async () => {
  expect(violations(await scan(dynamodb, service.tableName))).toEqual([]);
});
