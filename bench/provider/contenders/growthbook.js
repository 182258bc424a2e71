// GrowthBook's client for many users, by OpenFeature's provider for it. Reporting is left to the application.
import { readFileSync } from 'node:fs';
import { through } from './through-openfeature.js';

const payloadIn = (folder) => JSON.parse(readFileSync(`${folder}/growthbook.json`, 'utf8'));

const providerWith = async (...options) => {
  const { GrowthbookProvider } = await import('@openfeature/growthbook-provider');
  return new GrowthbookProvider(...options);
};

export const atHand = async ({ folder }) => through(await providerWith({}, { payload: payloadIn(folder) }));

export const overHttp = async ({ url }) => through(await providerWith({ apiHost: url, clientKey: 'sdk-bench' }));

export const alone = async ({ folder }) => {
  const { GrowthBookClient } = await import('@growthbook/growthbook');
  const client = new GrowthBookClient().initSync({ payload: payloadIn(folder) });
  return { evaluate: (flag, targetingKey) => client.evalFeature(flag, { attributes: { targetingKey } }).value };
};
