/**
 * What most checks look at: a project with features, made by the API.
 */
import type { World } from './world.ts';

export const SHOP = 'shop';

export const makeShop = (world: World, features: readonly string[] = ['checkout']): Promise<void> =>
  makeProject(world, SHOP, features);

const makeProject = async ({ api }: World, name: string, features: readonly string[]): Promise<void> => {
  await api('POST', '/projects', { name });
  for (const feature of features) await api('POST', `/projects/${name}/features`, booleanFeature(feature));
};

const booleanFeature = (name: string) => ({
  name,
  variations: [
    { name: 'off', value: { boolValue: false } },
    { name: 'on', value: { boolValue: true } },
  ],
  defaultVariation: 'off',
});
