/**
 * What most checks look at: a project with features, made by the API.
 */
import type { World } from './world.ts';

export const SHOP = 'shop';

export const makeShop = (world: World, features: readonly string[] = ['checkout']): Promise<void> =>
  makeProject(world, SHOP, features);

export const makeProject = async ({ api }: World, name: string, features: readonly string[]): Promise<void> => {
  await api('POST', '/projects', { name });
  for (const feature of features) await api('POST', `${pathOf(name)}/features`, booleanFeature(feature));
};

/** An address has no part `.` or `..`; the API reads `~.` as these names. */
export const pathOf = (project: string): string => `/projects/${project.replace(/^\.\.?$/, '~$&')}`;

const booleanFeature = (name: string) => ({
  name,
  variations: [
    { name: 'off', value: { boolValue: false } },
    { name: 'on', value: { boolValue: true } },
  ],
  defaultVariation: 'off',
});
