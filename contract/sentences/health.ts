/** The sentences of the shapes and members in `contract/health.ts`, in its order. */
export const healthSentences = {
  MetricEstimate: 'A mean, and where there is enough data its difference to the control.',
  'MetricEstimate.mean': 'The mean of the arm.',
  'MetricEstimate.effect': 'The difference to the control.',
  'MetricEstimate.lowerBound': 'The lower end of the anytime-valid interval of the difference.',
  'MetricEstimate.upperBound': 'The upper end of the anytime-valid interval of the difference.',
  'MetricEstimate.relative':
    "The difference as a share of the control; absent where the control's mean is not clearly away from 0.",
  RelativeEffect: 'A difference as a share of the control: 0.05 is 5 % more.',
  'RelativeEffect.effect': 'The difference as a share of the control.',
  'RelativeEffect.lower': 'The lower end of its anytime-valid interval.',
  'RelativeEffect.upper': 'The upper end of its anytime-valid interval.',
  DroppedEvents: 'Events and values that were not counted, by cause; approximate.',
  'DroppedEvents.noAssignment': 'Values of entities that were never assigned.',
  'DroppedEvents.outsideAssignment': 'Values of events outside the hour after an evaluation.',
  'DroppedEvents.outsideRun': 'Values of events dated more than 5 minutes before the start, or after the end.',
  'DroppedEvents.outsideWindow':
    'Values of events outside the hours after the first evaluation of their entity, for a metric with `windowHours`.',
  'DroppedEvents.noMatch': 'Events that the pattern does not match and no other metric takes.',
  'DroppedEvents.noEntityId': 'Events with nothing at the key of the entity.',
  'DroppedEvents.invalidEntityId': 'Events whose entity is no text or number of 1 to 512 characters.',
  'DroppedEvents.noValue': 'Events with nothing at the key of the value.',
  'DroppedEvents.invalidValue': 'Events whose value is no number.',
  TreatmentHealth: 'How many entities a treatment was given.',
  'TreatmentHealth.entities': 'Unique entities that were assigned the treatment.',
  'TreatmentHealth.expectedShare': 'The share of those who take part that the treatment should have, from 0 to 1.',
  TreatmentMetricHealth: 'What a metric says of a treatment.',
  'TreatmentMetricHealth.events': 'Events counted.',
  'TreatmentMetricHealth.entities': 'Entities with an event.',
  'TreatmentMetricHealth.perEvent': "The mean of the events' values, as the results show it.",
  'TreatmentMetricHealth.share':
    'The share of the assigned entities that have an event; for a metric with `windowHours`, as all its numbers, of those whose window is over.',
  'TreatmentMetricHealth.eventsPerEntity': 'Events per assigned entity.',
  'TreatmentMetricHealth.valuePerEntity': 'The sum of values per assigned entity.',
  'TreatmentMetricHealth.pValue':
    'The smallest anytime-valid p-value so far; the final one once the experiment has ended as planned. Absent before there are results.',
  'TreatmentMetricHealth.finalPValue': 'The p-value at the planned end, absent before it and after a stop.',
  'TreatmentMetricHealth.adjustedPValue': "The p-value after Holm's adjustment for all metrics and treatments.",
  'TreatmentMetricHealth.verdict':
    'What the metric says of the treatment against the control; absent before there are results.',
  'TreatmentMetricHealth.verdictText':
    "The verdict in words, to be read behind the treatment's name; there for every treatment but the control that is served.",
  'TreatmentMetricHealth.lowerBound':
    'The lower end of what the intervals of all looks have in common; absent before there are results, and where the looks contradict each other.',
  'TreatmentMetricHealth.upperBound':
    'The upper end of what the intervals of all looks have in common; absent before there are results, and where the looks contradict each other.',
  'TreatmentMetricHealth.drift': 'Whether the looks contradict each other: the difference has changed over time.',
  'TreatmentMetricHealth.smallestEffect':
    'The smallest difference in the mean that is compared, of either sign, that will be found by the planned end with a probability of 80 %, among all metrics and treatments; absent before there are results, and after the end.',
  Verdict: 'What a metric says of a treatment against the control.',
  NeededForResults: 'What is missing before GetExperimentResults has data.',
  'NeededForResults.minutes':
    'Minutes until the tenth after the start, or until the first window of a metric with `windowHours` is over.',
  NeededByTreatmentList: 'The treatments that lack something, beside their 100 events of 20 entities.',
  NeededByTreatment: 'What a treatment lacks.',
  'NeededByTreatment.events': 'How many events more; for a metric over all assigned entities, how many entities more.',
  'NeededByTreatment.entities': 'How many entities more, of those that the mean is over.',
  'NeededByTreatment.steadyDenominator':
    'True while the sum of the denominators of a ratio is not clearly above 0: the coefficient of variation of their mean is 0.1 or more.',
  MetricHealth: 'What a metric says of all treatments.',
  'MetricHealth.needed': 'What is missing before GetExperimentResults has data; absent when nothing is.',
  'MetricHealth.dropped': 'Events and values that were not counted, by cause.',
  'MetricHealth.treatments': 'The numbers of each treatment.',
  TreatmentMetricHealthList: 'The treatments of the experiment.',
  TreatmentGuardrailHealth: 'What a guardrail says of a treatment.',
  'TreatmentGuardrailHealth.events': 'Events counted.',
  'TreatmentGuardrailHealth.entities': 'Entities with an event.',
  'TreatmentGuardrailHealth.perEvent': "The mean of the events' values, as the results show it.",
  'TreatmentGuardrailHealth.share':
    'The share of the assigned entities that have an event; for a metric with `windowHours`, as all its numbers, of those whose window is over.',
  'TreatmentGuardrailHealth.eventsPerEntity': 'Events per assigned entity.',
  'TreatmentGuardrailHealth.valuePerEntity': 'The sum of values per assigned entity.',
  'TreatmentGuardrailHealth.verdict':
    'Whether the treatment stays within the margin or harms; absent for the control, and before the first look that has enough data.',
  'TreatmentGuardrailHealth.verdictText':
    "The verdict in words, to be read behind the treatment's name; there for every treatment but the control that is served.",
  'TreatmentGuardrailHealth.notWorsePValue':
    'The smallest anytime-valid p-value so far for being within the margin; `NotWorse` at 0.05.',
  'TreatmentGuardrailHealth.harmedPValue':
    'The smallest anytime-valid p-value so far for being worse by more than the margin; `Harmed` at 0.05, divided by the number of guardrails and treatments.',
  GuardrailVerdict: 'What a guardrail says of a treatment against the control.',
  TreatmentGuardrailHealthList: 'The treatments of the experiment.',
  GuardrailHealth: 'What a guardrail says of all treatments.',
  'GuardrailHealth.desiredChange': 'Whether a higher or a lower value is better.',
  'GuardrailHealth.margin': "The tolerated change for the worse, as a share of the control's mean.",
  'GuardrailHealth.needed': 'What is missing before GetExperimentResults has data; absent when nothing is.',
  'GuardrailHealth.dropped': 'Events and values that were not counted, by cause.',
  'GuardrailHealth.treatments': 'The numbers of each treatment.',
  GuardrailHealthList: 'The guardrails of the experiment.',
  ShipDecision: 'Whether to ship a treatment.',
  TreatmentDecision: 'Whether to ship a treatment, and why.',
  'TreatmentDecision.decision':
    'SHIP where a success metric is better, none is worse and every guardrail is within its margin; STOP where a guardrail is harmed or the shares do not match; otherwise CONTINUE.',
  'TreatmentDecision.reason': 'A sentence that names the metric that decides.',
  TreatmentDecisionList: 'The decision on each treatment with a weight.',
  GroupMetric: 'What a metric says of a group.',
  'GroupMetric.events': 'Events counted.',
  'GroupMetric.entities': 'Entities with an event.',
  'GroupMetric.perEvent': "The mean of the events' values.",
  'GroupMetric.share':
    'The share of the assigned entities that have an event; for a metric with `windowHours`, as all its numbers, of those whose window is over.',
  'GroupMetric.eventsPerEntity': 'Events per assigned entity.',
  'GroupMetric.valuePerEntity': 'The sum of values per assigned entity.',
  LaunchMetric: 'What a metric says of all groups.',
  'LaunchMetric.dropped': 'Events and values that were not counted, by cause.',
  'LaunchMetric.groups': 'The numbers of each group.',
  GroupMetricList: 'The groups of the launch.',
  ExperimentSentence: 'Where an experiment stands, in words.',
  'ExperimentSentence.headline': 'One sentence that says where the experiment stands.',
  'ExperimentSentence.detail': 'What there is to say beside it; may be empty.',
  'ExperimentSentence.tone': 'How the sentence is meant.',
  'ExperimentSentence.numbers': 'The numbers of the headline by name, unrounded.',
  LaunchSentence: 'Where a launch stands, in words.',
  'LaunchSentence.headline': 'One sentence on the step in force.',
  'LaunchSentence.detail': 'What there is to say beside it; may be empty.',
  'LaunchSentence.tone': 'How the sentence is meant.',
  'LaunchSentence.numbers': 'The numbers of the headline by name, unrounded.',
  SentenceTone:
    'Positive and negative only with a verdict in a direction that was asked for; a warning before all trust.',
  SentenceNumbers: 'The numbers of the headline by name, unrounded.',
  'SentenceNumbers.Key': 'The name of a number, such as lower, upper or pValue.',
  'SentenceNumbers.Value': 'The number, unrounded.',
  'GetExperimentHealthResponse.treatments':
    'How many entities each treatment was given, beside the share that it should have.',
  'GetExperimentHealthResponse.sampleRatioPValue': 'How surprising the split of the entities is, valid at every look.',
  'GetExperimentHealthResponse.sampleRatioMismatch':
    'Whether entities arrive in other shares than they should, which makes all results doubtful.',
  'GetExperimentHealthResponse.metrics': 'What each metric says, and what of its events was not counted.',
  'GetExperimentHealthResponse.guardrails': 'What each guardrail says; absent where the experiment has none.',
  'GetExperimentHealthResponse.decisions':
    'Whether to ship each treatment that is served; absent before the start and after 63 days.',
  'GetExperimentHealthResponse.undelivered':
    "Lines of the project's data delivery that their destination has not taken yet.",
  'GetExperimentHealthResponse.nextLook': 'When the next look is due, absent once the experiment has ended.',
  'GetExperimentHealthResponse.state':
    'Where it stands: not started, too little data for results, results, ended as planned, stopped, or started more than 63 days ago.',
  'GetExperimentHealthResponse.sentence': 'Where it stands, in words.',
  'GetExperimentHealthResponse.asOf': 'The moment of the answer, up to which everything counted is in it.',
  'GetExperimentHealthResponse.startedTime': 'When it was started, absent before.',
  'GetExperimentHealthResponse.analysisCompleteTime': 'Its planned end, absent before the start.',
  'GetExperimentHealthResponse.endedTime': 'When it ended, absent before.',
  'GetExperimentHealthResponse.progress':
    'How much of the planned time it has run, from 0 to 1, absent before the start.',
  'GetExperimentHealthResponse.samplingRate':
    'How many of those whom the segment admits are taken, in thousandths of a percent.',
  'GetExperimentHealthResponse.shareTakingPart':
    'The share of those whom the segment admits that get a treatment, from 0 to 1: the sampling rate times the sum of the weights.',
  TreatmentHealthList: 'The treatments of the experiment.',
  MetricHealthList: 'The metrics of the experiment.',
  ExperimentState: 'Where an experiment stands.',
  LaunchState:
    'Where it stands: not started, before its first step, too little data to compare in its step, compared, or stopped.',
  MonitorState:
    'What a comparison says. NotWorse and Harmed by the desired change of the monitor and its margin; Higher and Lower without one; NoControl where the step gives the control no share.',
  StepGroupMetric: 'What a metric says of a group within a step.',
  'StepGroupMetric.events': 'Events dated within the step.',
  'StepGroupMetric.eventsNotCompared':
    'Those of them of entities that were not evaluated in the step: they are in no other number here.',
  'StepGroupMetric.entities': 'Entities with an event among those that were evaluated in the step.',
  'StepGroupMetric.perEvent': "The mean of the events' values.",
  'StepGroupMetric.share': 'The share of the entities of the step that have an event.',
  'StepGroupMetric.eventsPerEntity': 'Events per entity of the step.',
  'StepGroupMetric.valuePerEntity': 'The sum of values per entity of the step.',
  'StepGroupMetric.state':
    'What the comparison with the control says; absent for the control, and for a group without a share of the step.',
  StepGroup: 'How many entities a group was given in a step.',
  'StepGroup.entities': 'Unique entities that were evaluated in the step, by the group that they were given first.',
  'StepGroup.expectedShare':
    'The share that the group should have, from 0 to 1; absent where segments have weights of their own, or groups serve several features.',
  StepMetric: 'What a metric says of all groups within a step.',
  'StepMetric.groups': 'The numbers of each group.',
  StepGroupMetricList: 'The groups of the launch.',
  StepGroupList: 'The groups of the launch.',
  StepMetricList: 'The metrics of the launch.',
  LaunchStep: 'The groups of a launch within one of its steps.',
  'LaunchStep.step': 'The number of the step; the first is 1.',
  'LaunchStep.startTime': 'When the step took effect.',
  'LaunchStep.groups': 'How many entities each group was given in the step.',
  'LaunchStep.sampleRatioPValue':
    'How surprising the split of the entities is, valid at every look; absent where the shares are not known.',
  'LaunchStep.sampleRatioMismatch':
    'Whether entities arrive in other shares than they should, which makes the comparisons of the step doubtful.',
  'LaunchStep.metrics': 'What each metric says of each group within the step.',
  LaunchStepList: 'The steps that have been in force, in order of time.',
  'GetLaunchMetricsResponse.groups': 'How many entities each group was given.',
  'GetLaunchMetricsResponse.metrics': 'What each metric says of each group over all steps. Do not compare them.',
  'GetLaunchMetricsResponse.state': 'Where the launch stands.',
  'GetLaunchMetricsResponse.sentence': 'Where it stands, in words.',
  'GetLaunchMetricsResponse.asOf': 'The moment of the answer, up to which everything counted is in it.',
  'GetLaunchMetricsResponse.control':
    'The group that the others are compared with: the first that serves the default variation of its feature, or the first.',
  'GetLaunchMetricsResponse.steps': 'The steps that have been in force, each with its comparisons.',
  GroupEntitiesList: 'The groups of the launch.',
  GroupEntities: 'How many entities a group was given.',
  'GroupEntities.entities': 'Unique entities that were assigned the group.',
  LaunchMetricList: 'The metrics of the launch.',

  countedElsewhere:
    'Values of events that another launch or experiment counted, because the entity takes part there: no loss.',
};
