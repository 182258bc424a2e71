/** The sentences of the shapes and members in `contract/summary.ts`, in its order. */
export const summarySentences = {
  ArmVerdict: 'What a goal or a guardrail says of a treatment.',
  'ArmVerdict.guardrail': 'Whether the metric is a guardrail; otherwise it is a goal.',
  'ArmVerdict.verdict': 'The verdict, as GetExperimentHealth has it; absent while there is too little data.',
  'ArmVerdict.text': "The verdict in words, to be read behind the treatment's name.",
  ExperimentSummary: 'Where an experiment stood at its last look.',
  'ExperimentSummary.features': 'The features whose variations its treatments serve.',
  'ExperimentSummary.state': 'Where it stands, as GetExperimentHealth says it.',
  'ExperimentSummary.sentence': 'Where it stands, in words.',
  'ExperimentSummary.startedTime': 'When it was started, absent before.',
  'ExperimentSummary.analysisCompleteTime': 'Its planned end, absent before the start.',
  'ExperimentSummary.endedTime': 'When it ended, absent before.',
  'ExperimentSummary.progress': 'How much of the planned time it has run, from 0 to 1, absent before the start.',
  'ExperimentSummary.treatments': 'How many entities each treatment with a weight was given by the last look.',
  'ExperimentSummary.sampleRatioMismatch':
    'Whether entities arrive in other shares than they should, which makes all results doubtful.',
  'ExperimentSummary.verdicts': 'What each goal and each guardrail says of each treatment but the control.',
  'ExperimentSummary.decisions': 'Whether to ship each treatment.',
  'ExperimentSummary.asOf':
    'The moment of the last look that had something new to count; absent before the first look.',
  'ExperimentSummary.nextLook': 'When the next look is due, absent unless it runs.',
  FeatureNameList: 'Names of features.',
  ArmVerdictList: 'The verdicts of all metrics on all treatments.',
  ExperimentSummaryList: 'The experiments of the page, in the order of their names within each status.',
  'ListExperimentSummariesRequest.status': 'The status of the experiments, any when omitted.',
  'ListExperimentSummariesResponse.experimentSummaries': 'The experiments of the page.',
};
