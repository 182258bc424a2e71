// Unleash's client, with a provider made here: from a bootstrap file without metrics, or from its API with them.
import { once } from 'node:events';
import { thinProvider, through } from './through-openfeature.js';

const clientWith = async (options) => {
  const { InMemStorageProvider, Unleash } = await import('unleash-client');
  const storageProvider = new InMemStorageProvider();
  const client = new Unleash({ appName: 'bench', storageProvider, disableAutoStart: true, ...options });
  client.on('error', () => {});
  client.on('warn', () => {});
  const ready = once(client, 'ready');
  client.start();
  await ready;
  return client;
};
const fromFile = (folder) => ({
  url: 'http://127.0.0.1:1/api/',
  refreshInterval: 0,
  disableMetrics: true,
  bootstrap: { filePath: `${folder}/unleash.json` },
});
const valuesOf = (client) => {
  const byDefault = { name: 'A', enabled: false };
  return (flag, userId) => client.getVariant(flag, { userId }, byDefault).name;
};

export const atHand = async ({ folder }) =>
  through(thinProvider('unleash', valuesOf(await clientWith(fromFile(folder)))));

export const overHttp = async ({ url }) => {
  const client = await clientWith({ url: `${url}/api/` });
  return through(thinProvider('unleash', valuesOf(client)), () => client.flushMetrics());
};

export const alone = async ({ folder }) => ({ evaluate: valuesOf(await clientWith(fromFile(folder))) });
