// The specifications of Statsig's dynamic configs, as its server SDKs take them. Whoever no rule passes is served A.

export const condition = (members) => ({ additionalValues: {}, idType: 'userID', isDeviceBased: false, ...members });
export const everyone = condition({ type: 'public', operator: null, field: null, targetValue: null });

export const rule = (served, conditions, id, passPercentage = 100) => ({
  name: id,
  id,
  salt: id,
  groupName: id,
  passPercentage,
  conditions,
  returnValue: { served },
  idType: 'userID',
});

export const config = (name, rules) => ({
  name,
  type: 'dynamic_config',
  entity: 'dynamic_config',
  salt: name,
  enabled: true,
  isActive: true,
  idType: 'userID',
  defaultValue: { served: 'A' },
  rules,
  explicitParameters: [],
});

export const specifications = (configs) => ({
  dynamic_configs: configs,
  feature_gates: [],
  layer_configs: [],
  layers: {},
  has_updates: true,
  time: 1,
});
