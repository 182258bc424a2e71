/**
 * A project with an experiment on everybody, and what it has counted.
 */
import type { Place } from './place.ts';

const arms = ['Buy', 'Buy now'] as const;

export const makeShop = async ({ call }: Place, project: string): Promise<void> => {
  await call('POST', 'projects', { name: project });
  const variations = arms.map((stringValue, index) => ({ name: `words-${index}`, value: { stringValue } }));
  await call('POST', `projects/${project}/features`, { name: 'buy-button', variations });
  const treatments = variations.map(({ name }) => ({ name, feature: 'buy-button', variation: name }));
  const metricDefinition = { name: 'price', entityIdKey: 'user', valueKey: 'price' };
  const metricGoals = [{ metricDefinition, desiredChange: 'INCREASE' }];
  await call('POST', `projects/${project}/experiments`, {
    name: 'words',
    samplingRate: 100_000,
    treatments,
    metricGoals,
  });
  const analysisCompleteTime = Math.floor(Date.now() / 1_000) + 86_400;
  await call('POST', `projects/${project}/experiments/words/start`, { analysisCompleteTime });
};

/** Entities, events and means of each arm. */
export const countedIn = async ({ call, drain }: Place, project: string): Promise<string> => {
  await drain();
  const { treatments, metrics } = await call('GET', `projects/${project}/experiments/words/health`);
  const entities = treatments.map((one: Counted) => [one.treatmentName, one.entities]);
  const values = metrics[0].treatments.map((one: Counted) => [one.treatmentName, one.events, one.perEvent.mean]);
  return JSON.stringify({ entities, values });
};

interface Counted {
  readonly treatmentName: string;
  readonly entities: number;
  readonly events: number;
  readonly perEvent: { readonly mean?: number };
}
