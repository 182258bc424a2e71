// Unleash: its Node client from bootstrap data; strategy variants for the split, constraints for segments and overrides.
import { once } from 'node:events';
import { InMemStorageProvider, Unleash } from 'unleash-client';
import { FEATURES, OVERRIDDEN, SEGMENTS } from '../workloads.ts';

const variant = (name, weight) => ({ name, weight, stickiness: 'userId', payload: { type: 'string', value: name } });
const constraint = (contextName, operator, operand, inverted = false) => ({
  contextName,
  operator,
  inverted,
  caseInsensitive: false,
  ...operand,
});
const oneOf = (name, values) => constraint(name, 'IN', { values });

/** That a value is there can only be asked with an expression that every text matches. */
const constraints = ({ attribute, is, values, from, to, limit, prefix }) =>
  ({
    'one of': () => [oneOf(attribute, values)],
    'none of': () => [constraint(attribute, 'NOT_IN', { values })],
    'in range': () => [
      constraint(attribute, 'NUM_GTE', { value: `${from}` }),
      constraint(attribute, 'NUM_LTE', { value: `${to}` }),
    ],
    below: () => [constraint(attribute, 'NUM_LT', { value: `${limit}` })],
    prefixed: () => [constraint(attribute, 'STR_STARTS_WITH', { values: [prefix] })],
    there: () => [constraint(attribute, 'REGEX', { value: '^' })],
    missing: () => [constraint(attribute, 'REGEX', { value: '^' }, true)],
  })[is]();

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

const segments = SEGMENTS.map(({ conditions, served }) => strategy(half('A', served), conditions.flatMap(constraints)));

const strategies = {
  split: [strategy(half('A', 'B'), [])],
  segments,
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
    user: (userId, attributes) => ({ userId, properties: { ...attributes } }),
    userFromText: (userId, text) => ({ userId, properties: JSON.parse(text) }),
    evaluate: Object.fromEntries(FEATURES.map((name) => [name, served(name)])),
  };
}
