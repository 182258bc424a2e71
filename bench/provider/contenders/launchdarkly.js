// LaunchDarkly's server SDK, by its own provider: from a file without its events, or from its stream with them.
import { createRequire } from 'node:module';
import { through } from './through-openfeature.js';

const require = createRequire(import.meta.url);
const logger = { error() {}, warn() {}, info() {}, debug() {} };

const fromFile = (folder) => {
  const { FileDataSourceFactory } = require('@launchdarkly/node-server-sdk/integrations');
  const updateProcessor = new FileDataSourceFactory({ paths: [`${folder}/launchdarkly.json`] }).getFactory();
  return { updateProcessor, sendEvents: false, diagnosticOptOut: true, logger };
};
const providerWith = async (options) => {
  const { LaunchDarklyProvider } = await import('@launchdarkly/openfeature-node-server');
  return new LaunchDarklyProvider('sdk-key', options);
};

export const atHand = async ({ folder }) => through(await providerWith(fromFile(folder)));

export const overHttp = async ({ url }) => {
  const provider = await providerWith({ baseUri: url, streamUri: url, eventsUri: url, logger });
  return through(provider, () => provider.getClient().flush());
};

export const alone = async ({ folder }) => {
  const { init } = require('@launchdarkly/node-server-sdk');
  const client = init('sdk-key', fromFile(folder));
  await client.waitForInitialization({ timeout: 5 });
  return { evaluate: (flag, key) => client.variation(flag, { kind: 'user', key }, 'none') };
};
