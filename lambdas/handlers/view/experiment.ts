/**
 * An experiment as the API shows it.
 */
import type { Output } from '../../../contract/index.ts';
import { arnOf, type Deployment } from '../../../domain/arn.ts';
import { controlOf, type Experiment, weightsOf } from '../../../domain/lifecycle/experiment.ts';
import { executionView, variationsView } from './trial.ts';

type ExperimentView = NonNullable<Output<'GetExperiment'>['experiment']>;

export const experimentView = (deployment: Deployment, experiment: Experiment): ExperimentView => ({
  arn: arnOf(deployment, { type: 'experiment', project: experiment.project, name: experiment.name }),
  name: experiment.name,
  project: arnOf(deployment, { type: 'project', name: experiment.project }),
  status: experiment.status,
  statusReason: experiment.statusReason,
  description: experiment.description,
  createdTime: experiment.createdTime,
  lastUpdatedTime: experiment.lastUpdatedTime,
  ...scheduleView(experiment),
  ...executionView(experiment),
  treatments: experiment.treatments.map(variationsView),
  metricGoals: [...experiment.metricGoals],
  randomizationSalt: experiment.randomizationSalt,
  samplingRate: experiment.samplingRate,
  ...(experiment.segment === undefined
    ? {}
    : { segment: arnOf(deployment, { type: 'segment', name: experiment.segment }) }),
  type: 'aws.evidently.onlineab',
  onlineAbDefinition: { controlTreatmentName: controlOf(experiment), treatmentWeights: weightsOf(experiment) },
  tags: experiment.tags,
});

const scheduleView = ({ analysisCompleteTime }: Experiment) =>
  analysisCompleteTime === undefined ? {} : { schedule: { analysisCompleteTime } };
