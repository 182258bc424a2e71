// Unleash: its Node client from bootstrap data; strategy variants for the split, constraints for segments and overrides.
import { once } from 'node:events';
import { InMemStorageProvider, Unleash } from 'unleash-client';
import { FEATURES, OVERRIDDEN, PLAN, SEGMENTS } from '../workloads.ts';

const variant = (name, weight) => ({ name, weight, stickiness: 'userId', payload: { type: 'string', value: name } });
const oneOf = (contextName, values) => ({
  contextName,
  operator: 'IN',
  values,
  inverted: false,
  caseInsensitive: false,
});

const half = (...names) => names.map((name) => variant(name, 500));
const all = (name) => [variant(name, 1_000)];

/** `flexibleRollout`, which has variants too, would hash the id once more for its percentage. */
const strategy = (variants, constraints) => ({
  name: 'default',
  parameters: { groupId: 'bench' },
  constraints,
  segments: [],
  variants,
});

const segments = (give) =>
  SEGMENTS.map(({ countries, served }) => strategy(give(served), [oneOf('country', countries), oneOf('plan', [PLAN])]));

const strategies = {
  split: [strategy(half('A', 'B'), [])],
  segments: segments((served) => half('A', served)),
  wholeSegments: segments(all),
  overrides: [strategy(all('B'), [oneOf('userId', OVERRIDDEN)])],
  plain: [{ name: 'default', parameters: {}, constraints: [], segments: [] }],
};

const features = FEATURES.map((name) => ({
  name,
  type: 'release',
  enabled: true,
  stale: false,
  impressionData: false,
  strategies: strategies[name],
  variants: [],
}));

export async function setUp() {
  const client = new Unleash({
    appName: 'bench',
    url: 'http://127.0.0.1:1/api/',
    refreshInterval: 0,
    disableMetrics: true,
    bootstrap: { data: features },
    storageProvider: new InMemStorageProvider(),
    disableAutoStart: true,
  });
  client.on('error', () => {});
  client.on('warn', () => {});
  const ready = once(client, 'ready');
  client.start();
  await ready;
  const byDefault = { name: 'A', enabled: false };
  const served = (name) => (user) => client.getVariant(name, user, byDefault).name;
  return {
    user: (userId, { country, plan }) => ({ userId, properties: { country, plan } }),
    userFromText: (userId, text) => ({ userId, properties: JSON.parse(text) }),
    evaluate: Object.fromEntries(FEATURES.map((name) => [name, served(name)])),
  };
}
