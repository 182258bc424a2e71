/**
 * An experiment that is played through the API: entities are evaluated and send events, the stream is counted, time
 * passes and the service looks.
 */
import { aggregate } from '../../../lambdas/stream/aggregate.ts';
import { look } from '../../../lambdas/time/look.ts';
import type { TestDynamoDB } from '../../support/dynamodb.ts';
import { openTestService, type TestService } from '../../support/in-process.ts';
import { arms, days, given, type Members, variations } from '../resources.ts';
import { recordsOf } from '../stream/stream-records.ts';
import { minute } from './experiment-with-totals.ts';

const shop = { project: 'shop', experiment: 'trial' };

export interface PlayedExperiment extends TestService {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of all shapes
  readonly health: () => Promise<any>;
  /** Lets so many new entities come and send one event each, and counts what they did ten minutes later. */
  readonly play: (entities: number, dataOf: DataOf) => Promise<void>;
}

/** The data of an entity's event beside its id, by its number and treatment. */
export type DataOf = (entity: number, treatment: string) => Members;

const parts = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

/** Each treatment serves the variation of its name. */
export const openPlayed = async (
  dynamodb: TestDynamoDB,
  { treatments, ...more }: Members & { readonly treatments: readonly string[] },
): Promise<PlayedExperiment> => {
  const service = await openTestService(dynamodb);
  const { ok, clock } = service;
  const { store, report } = service.service;
  const make = given(service);
  await make.project();
  await make.feature('search', { variations: variations(...treatments) });
  await make.experiment('trial', {
    treatments: arms(Object.fromEntries(treatments.map((name) => [name, name]))),
    ...more,
  });
  await make.startExperiment('trial', days(14));
  let came = 0;
  let counted = 0;
  const evaluate = async (entities: readonly number[]): Promise<string[]> => {
    const requests = entities.map((entity) => ({ feature: 'search', entityId: `entity-${entity}` }));
    const { results } = await ok('BatchEvaluateFeature', { project: 'shop', requests });
    return results.map(({ variation }: { variation: string }) => variation);
  };
  const send = async (entities: readonly number[], dataOf: DataOf) => {
    const treatments = await evaluate(entities);
    const events = entities.map((entity, index) => ({
      timestamp: clock.now / 1000,
      type: 'aws.evidently.custom',
      data: JSON.stringify({ user: { id: `entity-${entity}` }, details: dataOf(entity, treatments[index] ?? '') }),
    }));
    const { failedEventCount } = await ok('PutProjectEvents', { project: 'shop', events });
    expect(failedEventCount).toBe(0);
  };
  return {
    ...service,
    health: () => ok('GetExperimentHealth', shop),
    play: async (entities, dataOf) => {
      const all = Array.from({ length: entities }, (_, index) => came + index);
      came += entities;
      for (const part of parts(all, 20)) await send(part, dataOf);
      const records = await recordsOf(dynamodb, service.tableName);
      await aggregate({ store, report }, { Records: records.slice(counted), shardId: 'shard' });
      counted = records.length;
      clock.now += 10 * minute;
      await look({ store, now: clock.now, report });
    },
  };
};
