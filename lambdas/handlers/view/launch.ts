/**
 * A launch as the API shows it.
 */
import type { Output } from '../../../contract/index.ts';
import { arnOf, type Deployment } from '../../../domain/arn.ts';
import type { Launch, LaunchGroup } from '../../../domain/lifecycle/launch.ts';
import type { Stored } from '../../store/table/entity.ts';

type LaunchView = NonNullable<Output<'GetLaunch'>['launch']>;

export const launchView = (deployment: Deployment, { entity: launch, version }: Stored<Launch>): LaunchView => ({
  arn: arnOf(deployment, { type: 'launch', project: launch.project, name: launch.name }),
  name: launch.name,
  project: arnOf(deployment, { type: 'project', name: launch.project }),
  status: launch.status,
  statusReason: launch.statusReason,
  description: launch.description,
  createdTime: launch.createdTime,
  lastUpdatedTime: launch.lastUpdatedTime,
  version,
  ...executionView(launch),
  groups: launch.groups.map(groupView),
  metricMonitors: [...launch.metricMonitors],
  ...(launch.alarms ? { alarms: [...launch.alarms] } : {}),
  ...(launch.heldSince === undefined ? {} : { heldSince: launch.heldSince }),
  randomizationSalt: launch.randomizationSalt,
  type: 'aws.evidently.splits',
  ...stepsView(deployment, launch),
  tags: launch.tags,
});

const stepsView = (deployment: Deployment, { steps }: Launch) =>
  steps.length === 0
    ? {}
    : {
        scheduledSplitsDefinition: {
          steps: steps.map((step) => ({
            ...step,
            segmentOverrides: step.segmentOverrides.map((override) => ({
              ...override,
              segment: arnOf(deployment, { type: 'segment', name: override.segment }),
            })),
          })),
        },
      };

/** The times of the run; undefined before the start. */
const executionView = ({ startedTime, endedTime }: Launch) =>
  startedTime === undefined ? {} : { execution: { startedTime, endedTime } };

/** The variation by the name of its feature. */
const groupView = ({ name, description, feature, variation }: LaunchGroup) => ({
  name,
  description,
  featureVariations: { [feature]: variation },
});
