/**
 * Guardrails of experiments as members: kept, shown, changed while a draft, and fixed while it runs.
 */
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';
import { days, experimentInput, given, type Members, metric } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useSharedService(dynamodb);
beforeAll(async () => {
  await given(service).project();
  await given(service).feature();
});

const guardrail = (name: string, more: Members = {}) => ({ ...metric(name), desiredChange: 'DECREASE', ...more });
const slow = guardrail('slow', { margin: 0.05 });
const errors = guardrail('errors');

let number = 0;
const create = async (guardrails?: readonly object[]) => {
  const name = `experiment-${++number}`;
  await given(service).experiment(name, guardrails ? { guardrails } : {});
  return name;
};
const shown = async (name: string) =>
  (await service.ok('GetExperiment', { project: 'shop', experiment: name })).experiment.guardrails;
const update = (name: string, guardrails: readonly object[]) =>
  service.call('UpdateExperiment', { project: 'shop', experiment: name, guardrails });

it('are shown as they were given, also in lists', async () => {
  const name = await create([slow, errors]);
  expect(await shown(name)).toEqual([slow, errors]);
  const { experiments } = await service.ok('ListExperiments', { project: 'shop' });
  expect(experiments.find((one: Members) => one.name === name).guardrails).toEqual([slow, errors]);
});

it('are absent where there are none, and taken away by an empty list', async () => {
  expect(await shown(await create())).toBeUndefined();
  const name = await create([slow]);
  expect((await update(name, [errors])).status).toBe(200);
  expect(await shown(name)).toEqual([errors]);
  await service.ok('UpdateExperiment', { project: 'shop', experiment: name, description: 'other' });
  expect(await shown(name)).toEqual([errors]);
  expect((await update(name, [])).status).toBe(200);
  expect(await shown(name)).toBeUndefined();
});

it.each<[string, readonly object[], string, RegExp]>([
  ['the name of a goal', [metric('price')], 'guardrails[0].metricDefinition.name', /already a metric/],
  ['a name twice', [slow, slow], 'guardrails[1].metricDefinition.name', /already a metric/],
  ['six', Array.from({ length: 6 }, (_, index) => guardrail(`g${index}`)), 'guardrails', /at most 5/],
  ['a negative margin', [{ ...slow, margin: -0.1 }], 'guardrails[0].margin', /between 0 and 1/],
  [
    'contrary options',
    [metric('m', { eventFloor: 2, eventCap: 1 })],
    'guardrails[0].metricDefinition.eventFloor',
    /at most eventCap/,
  ],
  [
    'a broken pattern',
    [metric('m', { eventPattern: '{' })],
    'guardrails[0].metricDefinition.eventPattern',
    /not valid/,
  ],
])('are refused with %s', async (_, guardrails, member, message) => {
  const { error, body } = await service.call('CreateExperiment', experimentInput('refused', { guardrails }));
  expect(error).toBe('ValidationException');
  expect(body.fieldList[0]).toEqual({ name: member, message: expect.stringMatching(message) });
});

it('are fixed while the experiment runs; what means the same is no change', async () => {
  const name = await create([slow, errors]);
  await given(service).startExperiment(name, days(7));
  const other = await update(name, [slow]);
  expect([other.error, other.body.message]).toEqual([
    'ConflictException',
    `Experiment ${name} is running: guardrails cannot change`,
  ]);
  expect((await update(name, [])).error).toBe('ConflictException');
  expect((await update(name, [{ ...errors, margin: 0.03 }, slow])).error).toBe('ConflictException');
  expect((await update(name, [{ ...errors, margin: 0.02 }, slow])).status).toBe(200);
  expect(await shown(name)).toEqual([slow, errors]);
  await service.ok('StopExperiment', { project: 'shop', experiment: name });
});
