/**
 * Options of metrics at the API: refused where they contradict each other, and shown as they were given.
 */
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';
import { experimentInput, given, launchInput, metric } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useSharedService(dynamodb);
beforeAll(async () => {
  await given(service).project();
  await given(service).feature();
});

const contrary = metric('price', { eventFloor: 2, eventCap: 1 });

it.each([
  ['CreateExperiment', 'metricGoals', experimentInput('refused', { metricGoals: [contrary] })],
  ['CreateLaunch', 'metricMonitors', launchInput('refused', { metricMonitors: [contrary] })],
] as const)('%s refuses a floor above its cap, and names both', async (operation, member, input) => {
  const { status, error, body } = await service.call(operation, input);
  expect([status, error]).toEqual([400, 'ValidationException']);
  expect(body.fieldList.map(({ name }: { name: string }) => name)).toEqual([
    `${member}[0].metricDefinition.eventFloor`,
    `${member}[0].metricDefinition.eventCap`,
  ]);
});

it('refuses a bound that no value reaches, and what is no number', async () => {
  const metricGoals = [metric('price', { eventCap: 2e15, above: '5' })];
  const { body } = await service.call('CreateExperiment', experimentInput('refused', { metricGoals }));
  expect(body.fieldList).toEqual([
    {
      name: 'metricGoals[0].metricDefinition.eventCap',
      message: 'must be between -1000000000000000 and 1000000000000000',
    },
    { name: 'metricGoals[0].metricDefinition.above', message: 'must be a finite number, without quotes' },
  ]);
});

it('UpdateExperiment refuses the same, and changes nothing', async () => {
  const goals = [metric('price', { eventCap: 5 })];
  const before = await given(service).experiment('draft', { metricGoals: goals });
  const shop = { project: 'shop', experiment: 'draft' };
  const { error } = await service.call('UpdateExperiment', { ...shop, metricGoals: [contrary] });
  expect(error).toBe('ValidationException');
  expect((await service.ok('GetExperiment', shop)).experiment).toEqual(before);
  expect(before.metricGoals).toEqual(goals);
});

it('keeps the options of a launch', async () => {
  const monitors = [metric('price', { above: 0.1 }), metric('rate', { denominatorKey: 'details.count' })];
  expect((await given(service).launch('kept', { metricMonitors: monitors })).metricMonitors).toEqual(monitors);
});
