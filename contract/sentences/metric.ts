/** The sentences of the shapes and members in `contract/metric.ts`, in its order. */
export const metricSentences = {
  CwDimensionSafeName: 'The name of a metric.',
  JsonPath: 'The dotted path of a member of the event.',
  MetricUnitLabel: 'What the values of the metric are counted in.',
  ChangeDirectionEnum: 'Whether a higher or a lower value of the metric is better.',
  MetricAggregation:
    'Which mean is compared: of the values of events, or over all assigned entities, those without an event as zeros: the share with an event, the number of events, or the sum of values.',
  WindowHours: 'Hours after the first evaluation of an entity.',
  MetricDefinition: 'How a metric takes its values from events.',
  MetricDefinitionConfig: 'How a metric is to take its values from events.',
  MetricGoal: 'A metric of the experiment.',
  MetricGoalConfig: 'A metric of the experiment.',
  MetricMonitor: 'A metric of the launch.',
  MetricMonitorConfig: 'A metric of the launch.',
  MetricGoalsList: 'The metrics of the experiment.',
  MetricGoalConfigList: 'The metrics of the experiment, up to three.',
  MetricMonitorList: 'The metrics of the launch.',
  MetricMonitorConfigList: 'The metrics of the launch, up to three.',

  aggregation: 'Which mean is compared; `VALUE_PER_EVENT` where it is left out.',
  windowHours:
    'Only events within these hours after the first evaluation of their entity count, and only entities for which the hours are over.',
  eventPattern: 'JSON text: only events that match this pattern count.',
};
