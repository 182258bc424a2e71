/**
 * An experiment as the API shows it.
 */
import type { Output } from '../../../contract/index.ts';
import { arnOf, type Deployment } from '../../../domain/arn.ts';
import { controlOf, type Experiment, type Treatment, weightsOf } from '../../../domain/lifecycle/experiment.ts';
import type { Stored } from '../../store/table/entity.ts';

type ExperimentView = NonNullable<Output<'GetExperiment'>['experiment']>;

export const experimentView = (
  deployment: Deployment,
  { entity: experiment, version }: Stored<Experiment>,
): ExperimentView => ({
  arn: arnOf(deployment, { type: 'experiment', project: experiment.project, name: experiment.name }),
  name: experiment.name,
  project: arnOf(deployment, { type: 'project', name: experiment.project }),
  status: experiment.status,
  statusReason: experiment.statusReason,
  description: experiment.description,
  createdTime: experiment.createdTime,
  lastUpdatedTime: experiment.lastUpdatedTime,
  version,
  ...scheduleView(experiment),
  ...executionView(experiment),
  treatments: experiment.treatments.map(treatmentView),
  metricGoals: [...experiment.metricGoals],
  ...(experiment.guardrails ? { guardrails: [...experiment.guardrails] } : {}),
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

/** The times of the run; undefined before the start. */
const executionView = ({ startedTime, endedTime }: Experiment) =>
  startedTime === undefined ? {} : { execution: { startedTime, endedTime } };

/** The variation by the name of its feature. */
const treatmentView = ({ name, description, feature, variation }: Treatment) => ({
  name,
  description,
  featureVariations: { [feature]: variation },
});
