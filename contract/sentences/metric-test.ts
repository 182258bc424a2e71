/** The sentences of the shapes and members in `contract/metric-test.ts`, in its order. */
export const metricTestSentences = {
  MetricTestTrial: 'What a running launch or experiment would do with a value of the entity that is dated now.',
  'MetricTestTrial.type': 'Whether it is a launch or an experiment.',
  'MetricTestTrial.name': 'The name of the launch or experiment.',
  'MetricTestTrial.arm': 'The group or treatment for which the value would count; absent if it would not.',
  'MetricTestTrial.dropped': 'Why it would not count, as GetExperimentHealth counts it; absent if it would.',
  'MetricTestTrial.reason': 'The same in words.',
  MetricTestTrialType: 'A launch or an experiment.',
  MetricTestDrop: 'Why a value of an entity does not count.',
  'TestMetricRequest.metricDefinition': 'The metric, as CreateExperiment and CreateLaunch take it.',
  'TestMetricRequest.data': 'The data of an event, as PutProjectEvents takes it: the text of a JSON object.',
  'TestMetricRequest.entityId':
    'An entity that the event should be of. The answer says for what its value would count now.',
  'TestMetricResponse.matched': 'Whether the metric takes a value from the event.',
  'TestMetricResponse.id': 'The entity that the value is of; absent without a value.',
  'TestMetricResponse.value': 'The value as it counts, within the bounds of the metric; absent without one.',
  'TestMetricResponse.denominator': 'The denominator of the value; absent for a metric without `denominatorKey`.',
  'TestMetricResponse.cause':
    'The first cause why nothing is taken; `refused` where PutProjectEvents refuses the event, `otherEntity` where the event is of another entity than `entityId`.',
  'TestMetricResponse.reason': 'What is taken, or why nothing is, in words.',
  'TestMetricResponse.trials':
    'For what a value of `entityId` would count, by running launch and experiment; absent without `entityId`.',
  MetricTestCause: 'Why a metric takes nothing from an event, or not for the entity that was asked for.',
  MetricTestTrialList: 'The running launches and experiments of the project.',
};
