/**
 * Whatever the order of evaluations, events and erasures, the totals are those of the same without the erasures: in a trial of
 * this version, and in one that an earlier version made and kept entities of by their ids.
 */
import { DeleteItemCommand, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { entityPartition, entityPartitionById, keys } from '../../../../lambdas/store/table/schema.ts';
import { aggregate } from '../../../../lambdas/stream/aggregate.ts';
import { seeded } from '../../../support/fault-injection.ts';
import { eventOf, openTestService, type TestService } from '../../../support/in-process.ts';
import { randomCases } from '../../../support/random-cases.ts';
import { useDynamoDB } from '../../../support/use-service.ts';
import { days, given, metric } from '../../resources.ts';
import { recordsOf } from '../../stream/stream-records.ts';
import { totalsOf } from '../../stream/totals-in-table.ts';
import { openEraser } from './open-eraser.ts';

const SEQUENCES = randomCases(2, 12);
const STEPS = 40;
const entities = ['ada', 'bob@example.com', 'a=b#c', 'é'.repeat(400)];
const trials = ['new', 'old'] as const;
const oldId = '5a0ce0de-0000-4000-8000-000000000000';

const dynamodb = useDynamoDB();

/** A project with an experiment of this version, and one as an earlier version made it. */
const openShop = async () => {
  const service = await openTestService(dynamodb);
  const make = given(service);
  await make.project();
  await make.feature();
  await make.experiment('new', { metricGoals: [metric('price'), metric('clicks')] });
  await make.startExperiment('new', days(14));
  const id = (await service.service.store.experiments.get('shop', 'new'))?.entity.id ?? '';
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(dynamodb.config));
  const ofExperiment = (name: string) => keys.running({ type: 'experiment', project: 'shop', name });
  const Key = ofExperiment('new');
  const { Item: running } = await client.send(new GetCommand({ TableName: service.tableName, Key }));
  const old = { ...JSON.parse(running?.entity), id: oldId, name: 'old' };
  const Item = { ...ofExperiment('old'), entity: JSON.stringify(old) };
  await client.send(new PutCommand({ TableName: service.tableName, Item }));
  client.destroy();
  const reopened = { ...service, erase: openEraser(dynamodb, service) };
  return { ...reopened, ids: { new: id, old: oldId } };
};
type Shop = Awaited<ReturnType<typeof openShop>>;

const put = async ({ handle }: TestService, invocation: string, events: readonly object[]): Promise<void> => {
  const event = eventOf('PutProjectEvents', { project: 'shop', events });
  event.headers['amz-sdk-invocation-id'] = invocation;
  const { body } = await handle(event);
  expect(JSON.parse(body)).toMatchObject({ failedEventCount: 0 });
};

/** What the earlier version wrote: what is under digests of the old trial goes under ids. */
const makeOlder = async ({ tableName: TableName }: TestService): Promise<void> => {
  const client = new DynamoDBClient(dynamodb.config);
  const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
  for (const item of Items) {
    const entity = entities.find(
      (one) => entityPartition('shop', one) === item.PK?.S && entityPartitionById('shop', one),
    );
    if (entity === undefined || !item.SK?.S?.includes(oldId)) continue;
    const PK = { S: entityPartitionById('shop', entity) as string };
    await client.send(new PutItemCommand({ TableName, Item: { ...item, PK } }));
    await client.send(
      new DeleteItemCommand({ TableName, Key: { PK: item.PK as { S: string }, SK: item.SK as { S: string } } }),
    );
  }
  client.destroy();
};

interface Step {
  readonly invocation: string;
  readonly events: readonly ((now: number) => object)[];
  readonly erases: string | undefined;
  readonly wide: boolean;
  readonly seconds: number;
}

/** Calls that may come again, of evaluations and values; an erasure before, beside or instead of them. */
const stepsOf = (seed: number): Step[] => {
  const random = seeded(seed);
  const one = <Value>(of: readonly Value[]): Value => of[Math.floor(random() * of.length)] as Value;
  const evaluation = () => {
    const [entityId, name, arm] = [one(entities), one(trials), random() < 0.8 ? 'a' : 'b'];
    const details = { experiment: name, treatment: arm };
    const data = JSON.stringify({
      feature: 'search',
      entityId,
      variation: 'on',
      type: 'EXPERIMENT_RULE_MATCH',
      details,
    });
    return (now: number) => ({ timestamp: now / 1000, type: 'aws.evidently.evaluation', data });
  };
  const value = () => {
    const [id, name, amount] = [one(entities), one(['price', 'clicks']), `${Math.floor(random() * 1e6)}.${seed}1`];
    const data = `{"user":{"id":${JSON.stringify(id)}},"details":{"${name}":${amount}}}`;
    return (now: number) => ({ timestamp: now / 1000, type: 'aws.evidently.custom', data });
  };
  const steps: Step[] = [];
  for (let index = 0; index < STEPS; index++) {
    const before = steps.at(-1);
    const again = before && random() < 0.15;
    const events = Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
      random() < 0.4 ? evaluation() : value(),
    );
    steps.push({
      invocation: again ? before.invocation : `call-${index}`,
      events: again ? before.events : events,
      erases: random() < 0.4 ? one(entities) : undefined,
      wide: random() < 0.3,
      seconds: again ? 0 : Math.floor(random() * 1_200),
    });
  }
  return steps;
};

const takeStep = async (shop: Shop, step: Step, erases: boolean): Promise<void> => {
  shop.clock.now += step.seconds * 1_000;
  const events = step.events.map((event) => event(shop.clock.now));
  const erase = async () => {
    if (erases && step.erases !== undefined) await shop.erase(step.erases, step.wide ? undefined : 'shop');
  };
  await Promise.all([put(shop, step.invocation, events), erase()]);
};

const totalsAfter = async (shop: Shop, steps: readonly Step[], erases: boolean) => {
  const [earlier, later] = [steps.slice(0, STEPS / 2), steps.slice(STEPS / 2)];
  for (const step of earlier) await takeStep(shop, step, false);
  const before = (await recordsOf(dynamodb, shop.tableName)).length;
  await makeOlder(shop);
  const behind = (await recordsOf(dynamodb, shop.tableName)).length;
  for (const step of later) await takeStep(shop, step, erases);
  const records = await recordsOf(dynamodb, shop.tableName);
  const counted = [...records.slice(0, before), ...records.slice(behind)];
  const { store } = shop.service;
  const { batchItemFailures } = await aggregate({ store, report: () => undefined }, { Records: counted } as never);
  expect(batchItemFailures).toEqual([]);
  const { ids, tableName } = shop;
  return {
    new: await totalsOf(dynamodb, tableName, ids.new),
    old: await totalsOf(dynamodb, tableName, ids.old),
  };
};

it.each(Array.from({ length: SEQUENCES }, (_, index) => index + 1))(
  'are the same, whatever is erased: %i',
  async (seed) => {
    const steps = stepsOf(seed);
    const [erased, plain] = [await openShop(), await openShop()];
    const totals = await totalsAfter(erased, steps, true);
    expect(totals).toEqual(await totalsAfter(plain, steps, false));
    for (const trial of trials) {
      expect(Object.keys(totals[trial].sums).length).toBeGreaterThan(0);
      expect(Object.keys(totals[trial].uniques).length).toBeGreaterThan(0);
    }
  },
  60_000,
);
