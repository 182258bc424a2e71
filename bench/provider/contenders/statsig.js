// Statsig's SDK in JavaScript, from bootstrap values, without logging exposures.
import { createRequire } from 'node:module';
import { FLAGS } from '../flags.ts';

const everyone = {
  additionalValues: {},
  idType: 'userID',
  isDeviceBased: false,
  type: 'public',
  operator: null,
  field: null,
  targetValue: null,
};
const half = (id) => ({
  name: id,
  id,
  salt: id,
  groupName: id,
  passPercentage: 50,
  conditions: [everyone],
  returnValue: { served: 'B' },
  idType: 'userID',
});

export const start = async () => {
  const Statsig = createRequire(import.meta.url)('statsig-node');
  const configs = FLAGS.map(({ name, isSplit }) => ({
    name,
    type: 'dynamic_config',
    entity: 'dynamic_config',
    salt: name,
    enabled: true,
    isActive: true,
    idType: 'userID',
    defaultValue: { served: 'A' },
    rules: isSplit ? [half(name)] : [],
    explicitParameters: [],
  }));
  const bootstrapValues = JSON.stringify({
    dynamic_configs: configs,
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
  return (flag, userID) => Statsig.getConfigWithExposureLoggingDisabledSync({ userID }, flag).value.served;
};
