// LaunchDarkly: the evaluator inside its Node server SDK, spared the promises, look-ups and events of the client around
// it; a rollout for the split, rules with clauses for the segments, individual targets for the overrides.
import { createRequire } from 'node:module';
import { FEATURES, OVERRIDDEN, SEGMENTS } from '../workloads.ts';

const require = createRequire(import.meta.url);
const { init } = require('@launchdarkly/node-server-sdk');
const { TestData } = require('@launchdarkly/node-server-sdk/integrations');
const { Context } = require('@launchdarkly/js-sdk-common');

const VARIATIONS = ['A', 'B', 'C'];

const flag = (key, rules) => ({
  key,
  version: 1,
  on: true,
  salt: key,
  variations: VARIATIONS,
  offVariation: 0,
  fallthrough: { variation: 0 },
  ...rules,
});

const clause = (attribute, op, values) => ({ attribute, op, values, contextKind: 'user' });

/** A clause about an attribute that is missing never holds, so `missing` is a rule of its own; see `segments`. */
const clauses = ({ attribute, is, values, from, to, limit, prefix }) =>
  ({
    'one of': () => [clause(attribute, 'in', values)],
    'none of': () => [{ ...clause(attribute, 'in', values), negate: true }],
    'in range': () => [clause(attribute, 'greaterThanOrEqual', [from]), clause(attribute, 'lessThanOrEqual', [to])],
    below: () => [clause(attribute, 'lessThan', [limit])],
    prefixed: () => [clause(attribute, 'startsWith', [prefix])],
    there: () => [clause(attribute, 'startsWith', [''])],
  })[is]();

const all = (name) => ({ variation: VARIATIONS.indexOf(name) });
const half = (...names) => ({ rollout: { variations: names.map((name) => ({ ...all(name), weight: 50_000 })) } });

/** Whoever has what the last segment wants to be missing gets the default, and whoever is left is in that segment. */
const segments = () => {
  const rules = SEGMENTS.map(({ name, conditions, served }) =>
    conditions[0].is === 'missing'
      ? { id: name, clauses: clauses({ ...conditions[0], is: 'there' }), ...all('A') }
      : { id: name, clauses: conditions.flatMap(clauses), ...half('A', served) },
  );
  return { rules, fallthrough: half('A', SEGMENTS.at(-1).served) };
};

const flags = [
  flag('split', { fallthrough: half('A', 'B') }),
  flag('segments', segments()),
  flag('overrides', { targets: [{ variation: 1, values: OVERRIDDEN }] }),
  flag('plain', {}),
];

export async function setUp() {
  const data = new TestData();
  for (const one of flags) data.usePreconfiguredFlag(one);
  const logger = { error() {}, warn() {}, info() {}, debug() {} };
  const client = init('sdk-key', {
    updateProcessor: data.getFactory(),
    sendEvents: false,
    diagnosticOptOut: true,
    logger,
  });
  await client.waitForInitialization({ timeout: 5 });
  const stored = await Promise.all(
    FEATURES.map(
      (name) => new Promise((resolve) => client._featureStore.get({ namespace: 'features' }, name, resolve)),
    ),
  );
  let served;
  const keep = (result) => {
    served = result.detail.value;
  };
  const evaluate = (compiled) => (user) => {
    client._evaluator.evaluateCb(compiled, Context.fromLDContext(user), keep);
    return served;
  };
  return {
    user: (key, attributes) => ({ kind: 'user', key, ...attributes }),
    userFromText: (key, text) => {
      const user = JSON.parse(text);
      user.kind = 'user';
      user.key = key;
      return user;
    },
    evaluate: Object.fromEntries(FEATURES.map((name, i) => [name, evaluate(stored[i])])),
  };
}
