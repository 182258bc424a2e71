/**
 * A shop in the middle of its work: a launch on its second step, an experiment with events of three days, features in
 * every state.
 */
import type { World } from './world.ts';

const DAY = 86_400;
const HOUR = 3_600;
const features = ['checkout', 'search-ranking', 'new-header', 'price-label', 'recommendations', 'express-shipping'];

export const makeBusyShop = async (world: World): Promise<void> => {
  const { api, travel, drain } = world;
  await api('POST', '/projects', { name: 'shop', description: 'The web shop' });
  for (const name of features) await api('POST', '/projects/shop/features', booleanFeature(name));
  await api('PATCH', '/projects/shop/features/price-label', { evaluationStrategy: 'DEFAULT_VARIATION' });
  await api('PATCH', '/projects/shop/features/checkout', { entityOverrides: { 'u-1': 'new', 'u-2': 'new' } });
  const { now } = await api<{ now: string }>('GET', '/_local/clock');
  const start = Math.floor(Date.parse(now) / 1000);
  await api('POST', '/projects/shop/launches', launchFrom(start));
  await api('POST', '/projects/shop/launches/checkout-rollout/start');
  await api('POST', '/projects/shop/experiments', experiment);
  await api('POST', '/projects/shop/experiments/ranking/start', { analysisCompleteTime: start + 14 * DAY });
  for (let day = 0; day < 3; day += 1) {
    await visit(world, day);
    await drain();
    await travel({ advanceSeconds: DAY });
  }
  for (const hours of [3, 2, 1]) {
    await visit(world, 3 + hours);
    await drain();
    await travel({ advanceSeconds: hours * HOUR });
  }
};

const booleanFeature = (name: string) => ({
  name,
  description: `What ${name} shows`,
  variations: [
    { name: 'old', value: { boolValue: false } },
    { name: 'new', value: { boolValue: true } },
  ],
  defaultVariation: 'old',
});

const launchFrom = (start: number) => ({
  name: 'checkout-rollout',
  groups: [
    { name: 'old', feature: 'checkout', variation: 'old' },
    { name: 'new', feature: 'checkout', variation: 'new' },
  ],
  scheduledSplitsConfig: {
    steps: [10, 50, 100].map((percent, index) => ({
      startTime: start + 2 * index * DAY,
      groupWeights: { old: (100 - percent) * 1_000, new: percent * 1_000 },
    })),
  },
});

const experiment = {
  name: 'ranking',
  treatments: [
    { name: 'old', feature: 'search-ranking', variation: 'old' },
    { name: 'new', feature: 'search-ranking', variation: 'new' },
  ],
  samplingRate: 100_000,
  onlineAbConfig: { controlTreatmentName: 'old', treatmentWeights: { old: 50_000, new: 50_000 } },
  metricGoals: [
    {
      metricDefinition: { name: 'revenue', entityIdKey: 'user', valueKey: 'value', unitLabel: 'EUR' },
      desiredChange: 'INCREASE',
    },
  ],
};

const VISITORS = 80;

/** Visitors of a day: each is served, and buys for an amount that follows from who it is and what it was served. */
const visit = async ({ api }: World, day: number): Promise<void> => {
  const served = await Promise.all(
    Array.from({ length: VISITORS }, async (_, index) => {
      const entityId = `u-${day}-${index}`;
      await api('POST', '/projects/shop/evaluations/checkout', { entityId });
      const { variation } = await api<{ variation: string }>('POST', '/projects/shop/evaluations/search-ranking', {
        entityId,
      });
      return { entityId, value: 20 + ((index * 7) % 13) + (variation === 'new' ? 4 : 0) };
    }),
  );
  const { now } = await api<{ now: string }>('GET', '/_local/clock');
  const timestamp = Date.parse(now) / 1000;
  const events = served.map(({ entityId, value }) => ({
    timestamp,
    type: 'aws.evidently.custom',
    data: JSON.stringify({ user: entityId, value }),
  }));
  for (let first = 0; first < events.length; first += 50)
    await api('POST', '/events/projects/shop', { events: events.slice(first, first + 50) });
};
