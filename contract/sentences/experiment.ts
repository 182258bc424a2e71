/** The sentences of the shapes and members in `contract/experiment.ts`, in its order. */
export const experimentSentences = {
  ExperimentStatus: 'Where the experiment is in its life.',
  TreatmentConfig: 'A group of the experiment and the variation that it is to be served.',
  TreatmentConfigList: 'The treatments of the experiment, up to five.',
  Treatment: 'A group of the experiment and the variation that it is served.',
  TreatmentToWeightMap: 'The share of each treatment, of 100,000; equal shares when omitted.',
  OnlineAbConfig: 'The control and the weights of the treatments.',
  Experiment: 'A comparison of variations by what entities do after they were served one.',
  'Experiment.samplingRate': 'The share of the audience that takes part, of 100,000.',
  ExperimentSchedule: 'When the experiment stops by itself.',
  ExperimentExecution: 'When the experiment ran.',
  TreatmentList: 'The treatments of the experiment.',
  ExperimentType: 'The kind of the experiment, of which there is one.',
  OnlineAbDefinition: 'The control and the weights of the treatments.',
  'StopExperimentRequest.reason': 'Why it is stopped, kept as its `statusReason`.',
  ExperimentStopDesiredState: 'How the experiment ends, completed when omitted.',
  'CreateExperimentRequest.samplingRate':
    'The share of the audience that takes part, of 100,000; everybody when omitted.',
  ExperimentList: 'The experiments of this page.',
  'UpdateExperimentRequest.removeSegment': 'Whether the experiment is to have no segment any more.',
  'UpdateExperimentRequest.samplingRate':
    'The share of the audience that takes part, of 100,000; as it was when omitted.',
  'CreateExperimentRequest.guardrails': 'The guardrails of the experiment, up to five; none when omitted.',
  'UpdateExperimentRequest.guardrails':
    'The guardrails of the experiment, up to five; an empty list takes all away, and they stay as they were when omitted.',

  analysisCompleteTime: 'When the experiment stops by itself, at most 30 days after its start.',
  controlTreatmentName: 'The treatment that the others are compared with, the first when omitted.',
};
