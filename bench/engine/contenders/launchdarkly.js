// LaunchDarkly: the evaluator inside its Node server SDK, spared the promises, look-ups and events of the client around
// it; a rollout for the split, rules with clauses for the segments, individual targets for the overrides.
import { createRequire } from 'node:module';
import { FEATURES, OVERRIDDEN, PLAN, SEGMENTS } from '../workloads.ts';

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

const clause = (attribute, values) => ({ attribute, op: 'in', values, contextKind: 'user' });

const all = (name) => ({ variation: VARIATIONS.indexOf(name) });
const half = (...names) => ({ rollout: { variations: names.map((name) => ({ ...all(name), weight: 50_000 })) } });

const segments = (give) => ({
  rules: SEGMENTS.map(({ name, countries, served }) => ({
    id: name,
    clauses: [clause('country', countries), clause('plan', [PLAN])],
    ...give(served),
  })),
});

const flags = [
  flag('split', { fallthrough: half('A', 'B') }),
  flag(
    'segments',
    segments((served) => half('A', served)),
  ),
  flag('wholeSegments', segments(all)),
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
  const evaluate = (compiled) => (context) => {
    client._evaluator.evaluateCb(compiled, context, keep);
    return served;
  };
  return {
    user: (key, { country, plan }) => Context.fromLDContext({ kind: 'user', key, country, plan }),
    userFromText: (key, text) => Context.fromLDContext({ kind: 'user', key, ...JSON.parse(text) }),
    evaluate: Object.fromEntries(FEATURES.map((name, i) => [name, evaluate(stored[i])])),
  };
}
