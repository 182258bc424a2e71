/**
 * GetEntity: what one entity was served, since when, and what was counted for it; and that asking is recorded.
 */
import { eventsOf } from '../../../lambdas/stream/outbox.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { days, given, hours, metric, step } from '../resources.ts';

const deployment = { partition: 'aws', region: 'us-east-1', account: '123456789012' };
const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
const make = given(service);
const shop = { project: 'shop' };
const get = (entityId: string) => service.ok('GetEntity', { ...shop, entityId });
const evaluate = (entityId: string) => service.ok('EvaluateFeature', { ...shop, feature: 'search', entityId });

const buy = (id: string, price: number) =>
  service.ok('PutProjectEvents', {
    ...shop,
    events: [
      {
        type: 'aws.evidently.custom',
        timestamp: service.clock.now / 1_000,
        data: JSON.stringify({ user: { id }, details: { price } }),
      },
    ],
  });

beforeEach(async () => {
  await make.project();
  await make.feature();
  await make.launch('ramp', {
    metricMonitors: [metric('price')],
    scheduledSplitsConfig: { steps: [step(hours(0), { a: 100_000 }), step(hours(1), { b: 100_000 })] },
  });
  await make.startLaunch('ramp');
});

it('tells the arm of each running trial, since when, the one before, and what was counted in each', async () => {
  await evaluate('u-1');
  await buy('u-1', 3);
  service.clock.now += 3_600_000;
  await evaluate('u-1');
  await buy('u-1', 4);
  await buy('u-1', 5.5);
  expect(await get('u-1')).toEqual({
    entityId: 'u-1',
    time: hours(1),
    trials: [
      {
        type: 'LAUNCH',
        name: 'ramp',
        current: { arm: 'b', since: hours(1), until: hours(2) },
        previous: { arm: 'a', since: hours(0), until: hours(1) },
        values: [
          { metric: 'price', arm: 'a', events: 1, sum: 3 },
          { metric: 'price', arm: 'b', events: 2, sum: 9.5 },
        ],
      },
    ],
  });
});

it('knows nothing of an entity that was not served, and forgets a trial some time after its end', async () => {
  expect((await get('nobody')).trials).toEqual([]);
  await evaluate('u-1');
  await make.experiment('trial');
  await make.startExperiment('trial', days(1));
  expect((await get('u-1')).trials.map(({ name }: { name: string }) => name)).toEqual(['ramp']);
});

it('takes an id of any characters, and writes its digest into history', async () => {
  const id = 'a/b?c=d <img src=x> \u202e 💥'.padEnd(512, 'x');
  await evaluate(id);
  service.clock.now += 1_000;
  expect((await get(id)).trials).toHaveLength(1);
  const { history } = await service.ok('ListHistory', shop);
  const [record] = history;
  expect(record).toMatchObject({ operation: 'GetEntity', resourceType: 'project' });
  expect(Object.keys(record.after)).toEqual(['entityDigest']);
  expect(JSON.stringify(history)).not.toContain('img');
  const owner = (await service.service.store.projects.get('shop'))?.entity.id ?? '';
  const page = { limit: 1, after: undefined };
  const { entities } = await service.service.store.history.list({ owner, now: service.clock.now }, page);
  const events = entities.flatMap((one) => eventsOf(one, deployment));
  expect(events.map(({ detail }) => [detail.eventName, detail.readOnly])).toEqual([['GetEntity', true]]);
  expect(JSON.stringify(events)).not.toContain('img');
});
