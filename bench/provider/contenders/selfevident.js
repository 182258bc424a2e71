// Ours, as it is published: run.ts makes the bundle. Its exposures and its counts go to the service, over HTTP.
import { through } from './through-openfeature.js';

const providerWith = async (options) => {
  const { SelfevidentProvider } = await import('../../node_modules/.selfevident/server.js');
  return new SelfevidentProvider({ project: 'shop', ...options });
};
/** The rules are in a file, as from an earlier start: it answers by them, and asks the service afterwards. */
const fromFile = ({ url, folder }) => ({ url, cacheFile: `${folder}/selfevident.json`, initTimeout: 0 });

export const atHand = async (places) => {
  const provider = await providerWith(fromFile(places));
  return through(provider, () => provider.flush());
};

export const overHttp = async ({ url }) => {
  const provider = await providerWith({ url });
  return through(provider, () => provider.flush());
};

export const alone = async (places) => {
  const provider = await providerWith(fromFile(places));
  await provider.initialize();
  const evaluate = async (flag, targetingKey) =>
    (await provider.resolveStringEvaluation(flag, 'none', { targetingKey })).value;
  return { evaluate, settle: () => provider.flush() };
};
