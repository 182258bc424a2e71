/**
 * A service with an experiment on everybody, and a ledger of what was acknowledged: entities that were served, and the
 * values of their events. In the end the service must have counted exactly that.
 */
import { type RunningService, startLocalService } from '../support/over-http.ts';

export const arms = ['off', 'on'] as const;
export type Arm = (typeof arms)[number];

interface Counted {
  entities: number;
  events: number;
  sum: number;
}

export type Ledger = Readonly<Record<Arm, Counted>>;

export interface Shop extends RunningService {
  readonly ledger: Ledger;
  /** Moves the service's clock. */
  readonly advance: (seconds: number) => Promise<void>;
  /** Serves an entity `on` whatever runs; it takes part in nothing then. */
  readonly override: (entity: string) => Promise<void>;
  /** What the service counted otherwise than the ledger says. */
  readonly differences: () => Promise<readonly string[]>;
}

// biome-ignore lint/suspicious/noExplicitAny: answers of all shapes
type Body = any;

export const openShop = async (): Promise<Shop> => {
  const service = await startLocalService();
  const call = async (method: string, path: string, body?: object): Promise<Body> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${service.endpoint}/${path}`, { method, headers, body: JSON.stringify(body) ?? null });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  await call('POST', 'projects', { name: 'shop' });
  const variations = arms.map((name) => ({ name, value: { stringValue: name } }));
  await call('POST', 'projects/shop/features', { name: 'search', variations });
  const treatments = arms.map((name) => ({ name, feature: 'search', variation: name }));
  const metricDefinition = { name: 'price', entityIdKey: 'user', valueKey: 'price' };
  const experiment = { name: 'test', samplingRate: 100_000, treatments, metricGoals: [{ metricDefinition }] };
  await call('POST', 'projects/shop/experiments', experiment);
  const analysisCompleteTime = Math.floor(Date.now() / 1_000) + 86_400;
  await call('POST', 'projects/shop/experiments/test/start', { analysisCompleteTime });
  const ledger: Ledger = { off: nothing(), on: nothing() };
  return {
    ...service,
    ledger,
    advance: (advanceSeconds) => call('POST', '_local/clock', { advanceSeconds }),
    override: (entity) => call('PATCH', 'projects/shop/features/search', { entityOverrides: { [entity]: 'on' } }),
    differences: async () => {
      await call('POST', '_local/drain');
      return differencesOf(ledger, await call('GET', 'projects/shop/experiments/test/health'));
    },
  };
};

const nothing = (): Counted => ({ entities: 0, events: 0, sum: 0 });

const differencesOf = (ledger: Ledger, { treatments, metrics }: Body): readonly string[] =>
  arms.flatMap((arm) => {
    const { entities } = treatments.find((one: Body) => one.treatmentName === arm);
    const { events, perEvent } = metrics[0].treatments.find((one: Body) => one.treatmentName === arm);
    // Values are whole numbers.
    const sum = Math.round(events * (perEvent.mean ?? 0));
    const [expected, found] = [ledger[arm], { entities, events, sum }].map((one) => JSON.stringify(one));
    return expected === found ? [] : [`${arm}: ${expected} was acknowledged, and ${found} is counted`];
  });
