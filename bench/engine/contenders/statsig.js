// Statsig: its Node SDK in JavaScript, from bootstrap values, without logging exposures; rules that pass half of those they are about, rules
// over user fields for segments and overrides.
import { createRequire } from 'node:module';
import { condition, config, everyone, rule, specifications } from '../statsig-rules.js';
import { FEATURES, OVERRIDDEN, SEGMENTS } from '../workloads.ts';

const Statsig = createRequire(import.meta.url)('statsig-node');

const field = (name, operator, targetValue) => condition({ type: 'user_field', operator, field: name, targetValue });

/** There is no operator for a value that is missing, so `missing` is a rule of its own; see `segments`. */
const fields = ({ attribute, is, values, from, to, limit, prefix }) =>
  ({
    'one of': () => [field(attribute, 'any', values)],
    'none of': () => [field(attribute, 'none', values)],
    'in range': () => [field(attribute, 'gte', from), field(attribute, 'lte', to)],
    below: () => [field(attribute, 'lt', limit)],
    prefixed: () => [field(attribute, 'str_starts_with_any', [prefix])],
    there: () => [field(attribute, 'str_starts_with_any', [''])],
  })[is]();

/** Whoever has what the last segment wants to be missing gets the default, and half of whoever is left the segment's. */
const segments = SEGMENTS.flatMap(({ name, conditions, served }) =>
  conditions[0].is === 'missing'
    ? [rule('A', fields({ ...conditions[0], is: 'there' }), `${name}-not`), rule(served, [everyone], name, 50)]
    : [rule(served, conditions.flatMap(fields), name, 50)],
);

const rules = {
  split: [rule('B', [everyone], 'split', 50)],
  segments,
  overrides: [rule('B', [field('userID', 'any', OVERRIDDEN)], 'overrides')],
  plain: [],
};

export async function setUp() {
  const bootstrapValues = JSON.stringify(specifications(FEATURES.map((name) => config(name, rules[name]))));
  await Statsig.initialize('secret-bench', {
    bootstrapValues,
    localMode: true,
    disableAllLogging: true,
    disableDiagnostics: true,
  });
  const served = (name) => (user) => Statsig.getConfigWithExposureLoggingDisabledSync(user, name).value.served;
  return {
    user: (userID, attributes) => ({ userID, custom: { ...attributes } }),
    userFromText: (userID, text) => ({ userID, custom: JSON.parse(text) }),
    evaluate: Object.fromEntries(FEATURES.map((name) => [name, served(name)])),
  };
}
