// Statsig's specifications of dynamic configs.
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
const config = ({ name, isSplit }) => ({
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
});

export default {
  dynamic_configs: FLAGS.map(config),
  feature_gates: [],
  layer_configs: [],
  layers: {},
  has_updates: true,
  time: 1,
};
