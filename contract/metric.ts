/**
 * Metrics of launches and experiments.
 */
import { JsonValue } from './primitives.ts';
import { list, structure } from './shape/aggregates.ts';
import { extension, optional } from './shape/facts.ts';
import { choice, double, integer, text } from './shape/scalars.ts';

export const MetricName = text('CwDimensionSafeName', { length: { min: 1, max: 255 }, pattern: '^[\\S]+$' });

/** A dotted path to a member of the event. */
const JsonPath = text('JsonPath', { length: { min: 1, max: 256 }, pattern: '.*' });
const MetricUnitLabel = text('MetricUnitLabel', { length: { min: 1, max: 256 }, pattern: '.*' });
export const ChangeDirectionEnum = choice('ChangeDirectionEnum', ['INCREASE', 'DECREASE']);

/** What is compared: the mean of the events' values, or a mean over all assigned entities. */
export const MetricAggregation = choice('MetricAggregation', [
  'VALUE_PER_EVENT',
  'SHARE',
  'EVENTS_PER_ENTITY',
  'VALUE_PER_ENTITY',
]);
/** Up to the longest experiment, 30 days. */
export const WindowHours = integer('WindowHours', { range: { min: 1, max: 720 } });

/** A bound or a threshold of values. No value reaches 1e15. */
const MetricBound = double('MetricBound', { range: { min: -1e15, max: 1e15 } });

/** What the service model lacks of a definition. */
const extensions = {
  aggregation: extension(MetricAggregation),
  windowHours: extension(WindowHours),
  eventCap: extension(MetricBound),
  eventFloor: extension(MetricBound),
  entityCap: extension(MetricBound),
  entityFloor: extension(MetricBound),
  above: extension(MetricBound),
  denominatorKey: extension(JsonPath),
};

const MetricDefinition = structure('MetricDefinition', {
  name: optional(MetricName),
  entityIdKey: optional(JsonPath),
  valueKey: optional(JsonPath),
  eventPattern: optional(JsonValue),
  unitLabel: optional(MetricUnitLabel),
  ...extensions,
});
export const MetricDefinitionConfig = structure('MetricDefinitionConfig', {
  name: MetricName,
  entityIdKey: JsonPath,
  valueKey: JsonPath,
  eventPattern: optional(text('JsonValue', { mediaType: 'application/json', length: { max: 1024 } })),
  unitLabel: optional(MetricUnitLabel),
  ...extensions,
});

const MetricGoal = structure('MetricGoal', {
  metricDefinition: MetricDefinition,
  desiredChange: optional(ChangeDirectionEnum),
});
const MetricGoalConfig = structure('MetricGoalConfig', {
  metricDefinition: MetricDefinitionConfig,
  desiredChange: optional(ChangeDirectionEnum),
});

/** A share of the control's mean: 0.02 is 2 %. */
export const Margin = double('Margin', { range: { min: 0, max: 1 } });

/** What a guard of a launch does when it finds harm. */
export const GuardAction = choice('GuardAction', ['STOP', 'HOLD', 'TELL']);
const guard = {
  desiredChange: extension(ChangeDirectionEnum),
  margin: extension(Margin),
  onRegression: extension(GuardAction),
};
const MetricMonitor = structure('MetricMonitor', { metricDefinition: MetricDefinition, ...guard });
const MetricMonitorConfig = structure('MetricMonitorConfig', { metricDefinition: MetricDefinitionConfig, ...guard });

const tolerance = { desiredChange: extension(ChangeDirectionEnum), margin: extension(Margin) };
const Guardrail = structure('Guardrail', { metricDefinition: MetricDefinition, ...tolerance });
const GuardrailConfig = structure('GuardrailConfig', { metricDefinition: MetricDefinitionConfig, ...tolerance });

export const GuardrailList = list('GuardrailList', Guardrail, { length: { max: 5 } });
export const GuardrailConfigList = list('GuardrailConfigList', GuardrailConfig, { length: { min: 0, max: 5 } });

export const MetricGoalsList = list('MetricGoalsList', MetricGoal, { length: { min: 1, max: 3 } });
export const MetricGoalConfigList = list('MetricGoalConfigList', MetricGoalConfig, { length: { min: 1, max: 3 } });
export const MetricMonitorList = list('MetricMonitorList', MetricMonitor, { length: { max: 3 } });
export const MetricMonitorConfigList = list('MetricMonitorConfigList', MetricMonitorConfig, {
  length: { min: 0, max: 3 },
});
