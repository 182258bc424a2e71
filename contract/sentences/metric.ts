/** The sentences of the shapes and members in `contract/metric.ts`, in its order. */
export const metricSentences = {
  CwDimensionSafeName: 'The name of a metric.',
  JsonPath: 'The dotted path of a member of the event.',
  MetricUnitLabel: 'What the values of the metric are counted in.',
  ChangeDirectionEnum: 'Whether a higher or a lower value of the metric is better.',
  MetricAggregation:
    'Which mean is compared: of the values of events, or over all assigned entities, those without an event as zeros: the share with an event, the number of events, or the sum of values.',
  MetricBound: 'A bound or a threshold of values.',
  WindowHours: 'Hours after the first evaluation of an entity.',
  MetricDefinition: 'How a metric takes its values from events.',
  MetricDefinitionConfig: 'How a metric is to take its values from events.',
  MetricGoal: 'A metric of the experiment.',
  MetricGoalConfig: 'A metric of the experiment.',
  GuardAction:
    'What a guard does: STOP ends the launch as CANCELLED, HOLD keeps the step in force, TELL only publishes an event.',
  MetricMonitor: 'A metric of the launch.',
  'MetricMonitor.desiredChange': 'Which change is good. Only a monitor with it is judged.',
  'MetricMonitor.margin': 'The loss that is tolerated, as a share of the mean of the control.',
  'MetricMonitor.onRegression': 'What happens when a group is worse than the control by more than the margin.',
  MetricMonitorConfig: 'A metric of the launch.',
  Margin: "A tolerated change for the worse, as a share of the control's mean: 0.02 is 2 %.",
  Guardrail: 'A metric that no treatment may make worse by more than a margin.',
  'Guardrail.desiredChange': 'Whether a higher or a lower value is better: an increase when omitted.',
  'Guardrail.margin': "The tolerated change for the worse, as a share of the control's mean: 0.02 when omitted.",
  GuardrailConfig: 'A metric that no treatment may make worse by more than a margin.',
  'GuardrailConfig.desiredChange': 'Whether a higher or a lower value is better: an increase when omitted.',
  'GuardrailConfig.margin': "The tolerated change for the worse, as a share of the control's mean: 0.02 when omitted.",
  GuardrailList: 'The guardrails of the experiment.',
  GuardrailConfigList: 'The guardrails of the experiment, up to five.',
  'MetricMonitorConfig.desiredChange': 'Which change is good. Only a monitor with it is judged.',
  'MetricMonitorConfig.margin': 'The loss that is tolerated, as a share of the mean of the control; 0 when omitted.',
  'MetricMonitorConfig.onRegression':
    'What happens when a group is worse than the control by more than the margin; TELL when omitted.',
  MetricGoalsList: 'The metrics of the experiment.',
  MetricGoalConfigList: 'The metrics of the experiment, up to three.',
  MetricMonitorList: 'The metrics of the launch.',
  MetricMonitorConfigList: 'The metrics of the launch, up to three.',

  aggregation: 'Which mean is compared; `VALUE_PER_EVENT` where it is left out.',
  windowHours:
    'Only events within these hours after the first evaluation of their entity count, and only entities for which the hours are over.',
  eventCap: 'The most that the value of one event counts as.',
  eventFloor: 'The least that the value of one event counts as.',
  entityCap:
    'The most that the sum of an entity counts as; only with an `aggregation` over entities. The sum itself is kept whole.',
  entityFloor: 'The least that the sum of an entity with an event counts as; only with an `aggregation` over entities.',
  above: 'Counts 1 for each value above this threshold and 0 for any other: the mean is the share of events above it.',
  denominatorKey:
    'The dotted path of a second value of the same event: the metric is the sum of the values divided by the sum of these.',
  eventPattern: 'JSON text: only events that match this pattern count.',
};
