/**
 * TestMetric says of an event what PutProjectEvents would do with it.
 */
import { reportToStandardError } from '../../../lambdas/entry/report.ts';
import { analysis } from '../../../lambdas/functions/analysis.ts';
import { dispatcher } from '../../../lambdas/http/dispatch.ts';
import { openStore } from '../../../lambdas/store/store.ts';
import { type CapacityUnits, meteredClient } from '../../support/capacity-units.ts';
import { eventOf } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { arms, days, given, type Members, metric } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
const shop = { project: 'shop' };
// DynamoDB Local counts otherwise than AWS documents: the embedded engine is the meter.
const itMetered = process.env.TEST_DYNAMODB_ENDPOINT ? it.skip : it;

const { metricDefinition: price } = metric('price');
const event = { user: { id: 'u' }, details: { price: 12.5 } };
const test = (data: unknown, more: Members = {}, definition: Members = price) =>
  service.ok('TestMetric', { ...shop, metricDefinition: definition, data: JSON.stringify(data), ...more });

beforeEach(async () => {
  await given(service).project();
});

it('says the entity and the value as it counts, within the bounds of the metric', async () => {
  expect(await test(event)).toMatchObject({ matched: true, id: 'u', value: 12.5 });
  expect(await test(event, {}, { ...price, eventCap: 10 })).toMatchObject({ value: 10 });
  expect(await test(event, {}, { ...price, above: 12 })).toMatchObject({ value: 1 });
  const ratio = { ...price, denominatorKey: 'details.items' };
  expect(await test({ ...event, details: { price: 5, items: 2 } }, {}, ratio)).toMatchObject({
    value: 5,
    denominator: 2,
  });
});

it.each([
  ['noEntityId', { details: { price: 1 } }, {}, 'There is nothing at user.id, the key of the entity.'],
  ['invalidEntityId', { user: { id: true }, details: { price: 1 } }, {}, /^What is at user\.id is no text or number/],
  ['noValue', { user: { id: 'u' } }, {}, 'There is nothing at details.price, the key of the value.'],
  ['invalidValue', { ...event, details: { price: '1' } }, {}, 'What is at details.price is no number.'],
  ['refused', { ...event, details: { price: 1e15 } }, {}, /^The event would be refused: the value is 1e15 or more/],
  [
    'noMatch',
    event,
    { eventPattern: '{"page":["cart"]}' },
    'The event pattern does not match: page: ["cart"] expected.',
  ],
])('says %s first where that is the cause', async (cause, data, more, reason) => {
  const answer = await test(data, {}, { ...price, ...more });
  expect(answer).toMatchObject({ matched: false, cause });
  expect(answer.reason).toMatch(reason);
  expect(answer).not.toHaveProperty('value');
});

it('refuses what a creation refuses, and data that is no object, by the name of the member', async () => {
  const refused = async (more: Members) => {
    const input = { ...shop, metricDefinition: price, data: '{}', ...more };
    const { status, body } = await service.call('TestMetric', input);
    return [status, body.fieldList.map(({ name }: { name: string }) => name)];
  };
  expect(await refused({ data: '[1]' })).toEqual([400, ['data']]);
  expect(await refused({ metricDefinition: { ...price, eventPattern: '{"a":1}' } })).toEqual([
    400,
    ['metricDefinition.eventPattern'],
  ]);
  expect(await refused({ metricDefinition: { ...price, eventCap: 1, eventFloor: 2 } })).toEqual([
    400,
    ['metricDefinition.eventFloor', 'metricDefinition.eventCap'],
  ]);
});

describe('given an experiment that runs', () => {
  beforeEach(async () => {
    const create = given(service);
    await create.feature();
    await create.experiment('trial');
    await create.startExperiment('trial', days(14));
  });
  const trialsOf = async (data: unknown = event) => (await test(data, { entityId: 'u' })).trials;

  it('says for which treatment the entity counts, and why it does not', async () => {
    expect(await trialsOf()).toEqual([
      {
        type: 'EXPERIMENT',
        name: 'trial',
        dropped: 'noAssignment',
        reason: 'Does not count: the entity was never served by it.',
      },
    ]);
    const { variation } = await service.ok('EvaluateFeature', { ...shop, feature: 'search', entityId: 'u' });
    const arm = variation === 'off' ? 'a' : 'b';
    expect(await trialsOf()).toEqual([{ type: 'EXPERIMENT', name: 'trial', arm, reason: `Counts for ${arm}.` }]);
    service.clock.now += 61 * 60_000;
    expect(await trialsOf()).toMatchObject([{ dropped: 'outsideAssignment' }]);
  });

  it('says when the event is of another entity', async () => {
    expect(await test({ ...event, user: { id: 'w' } }, { entityId: 'u' })).toMatchObject({
      matched: true,
      id: 'w',
      cause: 'otherEntity',
      reason: 'The event is of the entity w, not of u.',
    });
  });

  it('says nothing of one that has ended', async () => {
    await service.ok('StopExperiment', { ...shop, experiment: 'trial' });
    service.clock.now += 1;
    expect(await trialsOf()).toEqual([]);
  });

  itMetered('costs the same beside another that runs: the project, what runs, and the entity', async () => {
    const units: CapacityUnits = { read: 0, write: 0 };
    const client = meteredClient(dynamodb, units);
    const cost = async (more: Members) => {
      const { tableName, service: own } = service;
      const store = openStore({ client, tableName, report: reportToStandardError });
      Object.assign(units, { read: 0, write: 0 });
      const input = { ...shop, metricDefinition: price, data: JSON.stringify(event), ...more };
      const { statusCode } = await dispatcher(analysis, { ...own, store })(eventOf('TestMetric', input));
      expect(statusCode).toBe(200);
      return { ...units };
    };
    const costs = async () => [await cost({}), await cost({ entityId: 'u' })];
    const alone = await costs();
    expect(alone).toEqual([
      { read: 2, write: 0 },
      { read: 3.5, write: 0 },
    ]);
    const create = given(service);
    await create.feature('other');
    await create.experiment('other', { treatments: arms({ a: 'off', b: 'on' }, 'other') });
    await create.startExperiment('other', days(14));
    expect(await costs()).toEqual(alone);
  });

  it('writes nothing', async () => {
    const added = jest.spyOn(service.service.store.measurements, 'add');
    await test(event, { entityId: 'u' });
    expect(added).not.toHaveBeenCalled();
  });
});
