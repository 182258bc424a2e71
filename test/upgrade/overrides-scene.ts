/**
 * Features with so many overrides that their own items have a digest in their place. Earlier versions stored them there.
 */
import type { Ask, Scene } from './scene.ts';

const features = '/projects/shop/features';
const overridesOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, nth) => [`visitor-${nth}`.padEnd(36, '-'), 'new']));

const feature = (name: string, overrides: number) => ({
  name,
  variations: ['old', 'new'].map((variation) => ({ name: variation, value: { stringValue: variation } })),
  entityOverrides: overridesOf(overrides),
});

const FROZEN = '2027-01-11T12:00:00.000Z';

const play = async (ask: Ask): Promise<void> => {
  await ask('POST', '/_local/clock', { now: FROZEN, frozen: true });
  await ask('POST', '/projects', { name: 'shop' });
  for (const name of ['kept', 'changed', 'shipped', 'emptied', 'deleted'])
    await ask('POST', features, feature(name, 60));
  await ask('POST', features, feature('few', 3));
};

const goOn = async (ask: Ask): Promise<void> => {
  await ask('PATCH', `${features}/changed`, { description: 'after' });
  await ask('POST', `${features}/shipped/ship`, { variation: 'new' });
  await ask('PATCH', `${features}/emptied`, { entityOverrides: overridesOf(1) });
  await ask('DELETE', `${features}/deleted`);
  await ask('POST', features, feature('deleted', 50));
  await ask('PATCH', `${features}/few`, { entityOverrides: overridesOf(70) });
};

const read = async (ask: Ask): Promise<Record<string, unknown>> => {
  const listed = (await ask('GET', features)) as { readonly features: readonly Readonly<Record<string, unknown>>[] };
  const all: Record<string, unknown> = {
    list: listed.features.map(({ name, description, valueType }) => ({ name, description, valueType })),
  };
  for (const name of ['kept', 'changed', 'shipped', 'emptied', 'deleted', 'few']) {
    all[name] = await ask('GET', `${features}/${name}`);
    const entityId = Object.keys(overridesOf(50)).at(-1);
    all[`served by ${name}`] = await ask('POST', `/projects/shop/evaluations/${name}`, { entityId });
  }
  return all;
};

export const overridesScene: Scene = { play, goOn, read };
