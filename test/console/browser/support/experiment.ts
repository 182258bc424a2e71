/**
 * Experiments that are played through the API: entities come, are evaluated and send events, and time passes.
 */
import { pathOf, SHOP } from './shop.ts';
import type { World } from './world.ts';

export interface Played {
  readonly name: string;
  readonly feature: string;
  /** What a treatment adds to the mean of its entities, by variation. */
  readonly adds?: Readonly<Record<string, number>>;
  /** Entities that come in each round, and the rounds. */
  readonly entities?: number;
  readonly rounds?: number;
  /** Seconds between two rounds. */
  readonly apart?: number;
  /** A variation of which only every third entity is evaluated, as where a redirect loses people. */
  readonly lost?: string;
  readonly seed?: number;
  /** Where an event has its value. */
  readonly valueKey?: string;
}

const BASE = `/projects/${SHOP}`;

export const revenue = (more: object = {}) => ({
  metricDefinition: { name: 'revenue', entityIdKey: 'user.id', valueKey: 'amount', unitLabel: 'EUR' },
  desiredChange: 'INCREASE',
  ...more,
});

export const createExperiment = async (
  { api }: World,
  { name, feature, project = SHOP }: Pick<Played, 'name' | 'feature'> & { readonly project?: string },
  more: object = {},
): Promise<void> => {
  await api('POST', `${pathOf(project)}/experiments`, {
    name,
    description: 'A shorter checkout sells more.',
    treatments: ['off', 'on'].map((variation) => ({ name: variation, feature, variation })),
    metricGoals: [revenue()],
    samplingRate: 100_000,
    ...more,
  });
};

const DAY = 86_400;

export const startExperiment = async (world: World, name: string, days = 14): Promise<void> => {
  const now = await clockOf(world);
  await world.api('POST', `${BASE}/experiments/${name}/start`, { analysisCompleteTime: now + days * DAY });
};

/** Epoch seconds of the service. */
const clockOf = async ({ api }: World): Promise<number> =>
  Date.parse((await api<{ now: string }>('GET', '/_local/clock')).now) / 1000;

/** Plays rounds of a running experiment. Each entity sends one event, whose value depends on its number and the seed. */
export const play = async (world: World, played: Played): Promise<void> => {
  const { rounds = 1, apart = 600 } = played;
  for (let round = 0; round < rounds; round += 1) {
    await playRound(world, played, round);
    await world.drain();
    await world.travel({ advanceSeconds: apart });
  }
};

const playRound = async (world: World, played: Played, round: number): Promise<void> => {
  const { name, feature, entities = 60, adds = {}, lost, seed = 1, valueKey = 'amount' } = played;
  const now = await clockOf(world);
  const ids = Array.from({ length: entities }, (_, index) => `${name}-${seed}-${round}-${index}`);
  for (const part of partsOf(ids, 20)) {
    const served = lost === undefined ? part : await withoutLost(world, played, part);
    const { results } = await world.api<Evaluations>('POST', `${BASE}/evaluations`, {
      requests: served.map((entityId) => ({ feature, entityId })),
    });
    const events = served.map((id, index) => {
      const amount = 5 + (numberOf(id, seed) % 1_000) / 100 + (adds[results[index]?.variation ?? ''] ?? 0);
      return {
        timestamp: now,
        type: 'aws.evidently.custom',
        data: JSON.stringify({ user: { id }, [valueKey]: amount }),
      };
    });
    if (events.length > 0) await world.api('POST', `/events/projects/${SHOP}`, { events });
  }
};

interface Evaluations {
  readonly results: readonly { readonly variation: string }[];
}

/** ExplainEvaluation says what an entity would be served, and counts nothing. */
const withoutLost = async ({ api }: World, { feature, lost }: Played, ids: readonly string[]): Promise<string[]> => {
  const explained = await Promise.all(
    ids.map((entityId) => api<{ variation: string }>('POST', `${BASE}/explanations/${feature}`, { entityId })),
  );
  return ids.filter((id, index) => explained[index]?.variation !== lost || numberOf(id, 7) % 3 === 0);
};

const partsOf = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

/** A number that follows from a text and a seed (FNV-1a). */
const numberOf = (text: string, seed: number): number => {
  let hash = 2_166_136_261 ^ seed;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
};
