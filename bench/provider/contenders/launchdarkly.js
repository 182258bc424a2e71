// LaunchDarkly's server SDK from test data, without its events: `variation`, as an application calls it.
import { createRequire } from 'node:module';
import { FLAGS } from '../flags.ts';

const require = createRequire(import.meta.url);

const rollout = {
  rollout: {
    variations: [
      { variation: 0, weight: 50_000 },
      { variation: 1, weight: 50_000 },
    ],
  },
};

export const start = async () => {
  const { init } = require('@launchdarkly/node-server-sdk');
  const { TestData } = require('@launchdarkly/node-server-sdk/integrations');
  const data = new TestData();
  for (const { name, isSplit } of FLAGS)
    data.usePreconfiguredFlag({
      key: name,
      version: 1,
      on: true,
      salt: name,
      variations: ['A', 'B'],
      offVariation: 0,
      fallthrough: isSplit ? rollout : { variation: 0 },
    });
  const logger = { error() {}, warn() {}, info() {}, debug() {} };
  const options = { updateProcessor: data.getFactory(), sendEvents: false, diagnosticOptOut: true, logger };
  const client = init('sdk-key', options);
  await client.waitForInitialization({ timeout: 5 });
  return (flag, key) => client.variation(flag, { kind: 'user', key }, 'none');
};
