// Statsig: its Node SDK in JavaScript, from bootstrap values, without logging exposures; rules that pass half of those they are about, rules
// over user fields for segments and overrides.
import { createRequire } from 'node:module';
import { FEATURES, OVERRIDDEN, PLAN, SEGMENTS } from '../workloads.ts';

const Statsig = createRequire(import.meta.url)('statsig-node');

const condition = (rules) => ({ additionalValues: {}, idType: 'userID', isDeviceBased: false, ...rules });
const field = (name, targetValue) => condition({ type: 'user_field', operator: 'any', field: name, targetValue });
const everyone = condition({ type: 'public', operator: null, field: null, targetValue: null });

/** Whoever it does not pass gets the default, A. */
const rule = (served, conditions, id, passPercentage = 100) => ({
  name: id,
  id,
  salt: id,
  groupName: id,
  passPercentage,
  conditions,
  returnValue: { served },
  idType: 'userID',
});

const segments = (passPercentage) =>
  SEGMENTS.map(({ name, countries, served }) =>
    rule(served, [field('country', countries), field('plan', [PLAN])], name, passPercentage),
  );

const rules = {
  split: [rule('B', [everyone], 'split', 50)],
  segments: segments(50),
  wholeSegments: segments(100),
  overrides: [rule('B', [field('userID', OVERRIDDEN)], 'overrides')],
  plain: [],
};

const config = (name) => ({
  name,
  type: 'dynamic_config',
  entity: 'dynamic_config',
  salt: name,
  enabled: true,
  isActive: true,
  idType: 'userID',
  defaultValue: { served: 'A' },
  rules: rules[name],
  explicitParameters: [],
});

export async function setUp() {
  const bootstrapValues = JSON.stringify({
    dynamic_configs: FEATURES.map(config),
    feature_gates: [],
    layer_configs: [],
    layers: {},
    has_updates: true,
    time: 1,
  });
  await Statsig.initialize('secret-bench', {
    bootstrapValues,
    localMode: true,
    disableAllLogging: true,
    disableDiagnostics: true,
  });
  const served = (name) => (user) => Statsig.getConfigWithExposureLoggingDisabledSync(user, name).value.served;
  return {
    user: (userID, { country, plan }) => ({ userID, country, custom: { plan } }),
    userFromText: (userID, text) => {
      const { country, ...custom } = JSON.parse(text);
      return { userID, country, custom };
    },
    evaluate: Object.fromEntries(FEATURES.map((name) => [name, served(name)])),
  };
}
