/**
 * Extension: the shares of a feature's traffic, as they are at a moment and as a launch or an experiment would make them.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { experimentCreation, experimentUpdate } from './experiment.ts';
import { OverrideCountMap, SegmentNameList } from './feature.ts';
import { launchCreation, launchUpdate } from './launch.ts';
import { operation } from './operation.ts';
import {
  Count,
  ExperimentName,
  FeatureName,
  LaunchName,
  PlainText,
  ProjectRef,
  SplitWeight,
  Timestamp,
  VariationName,
} from './primitives.ts';
import { list, structure } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { choice } from './shape/scalars.ts';

const VariationShare = structure('VariationShare', { variation: VariationName, share: SplitWeight });
const ArmShare = structure('ArmShare', { arm: optional(PlainText), variation: VariationName, share: SplitWeight });

const TrafficRung = structure('TrafficRung', {
  check: choice('TrafficCheckName', ['LAUNCH', 'EXPERIMENT', 'DEFAULT']),
  name: optional(PlainText),
  step: optional(Count),
  share: SplitWeight,
  arms: list('ArmShareList', ArmShare),
});

const AudienceTraffic = structure('AudienceTraffic', {
  segments: SegmentNameList,
  rungs: list('TrafficRungList', TrafficRung),
  variations: list('VariationShareList', VariationShare),
});
const AudienceTrafficList = list('AudienceTrafficList', AudienceTraffic);

const VariationMove = structure('VariationMove', { from: VariationName, to: VariationName, share: SplitWeight });
const AudienceMoves = structure('AudienceMoves', {
  segments: SegmentNameList,
  moved: SplitWeight,
  moves: list('VariationMoveList', VariationMove),
});

const TrafficMoment = structure('TrafficMoment', {
  time: Timestamp,
  audiences: AudienceTrafficList,
  moves: list('AudienceMovesList', AudienceMoves),
});

/** What is served at one moment. */
const traffic = { time: Timestamp, overrides: OverrideCountMap, audiences: AudienceTrafficList };

const params = z.object({ project: ProjectRef, feature: FeatureName });

export const trafficOperations = {
  GetFeatureTraffic: operation({
    method: 'GET',
    path: '/projects/{project}/features/{feature}/traffic',
    group: 'management',
    summary: 'Returns the shares of all entities that launch, experiment and default serve at a moment, by segment.',
    params,
    query: z.object({ at: optional(Timestamp) }),
    result: z.object({ ...traffic, nextChange: optional(Timestamp), rulesSince: optional(Timestamp) }),
    errors: readErrors,
    extension: true,
  }),
  PreviewTraffic: operation({
    method: 'POST',
    path: '/projects/{project}/features/{feature}/traffic',
    group: 'management',
    summary: 'Says what a launch or an experiment would serve at each moment, and who moves, without making it.',
    params,
    body: z.object({
      createLaunch: optional(structure('LaunchCreation', launchCreation)),
      updateLaunch: optional(structure('LaunchUpdate', { launch: LaunchName, ...launchUpdate })),
      createExperiment: optional(structure('ExperimentCreation', experimentCreation)),
      updateExperiment: optional(structure('ExperimentUpdate', { experiment: ExperimentName, ...experimentUpdate })),
      stopLaunch: optional(structure('LaunchStop', { launch: LaunchName })),
      stopExperiment: optional(structure('ExperimentStop', { experiment: ExperimentName })),
      analysisCompleteTime: optional(Timestamp),
    }),
    result: z.object({
      ...traffic,
      moments: list('TrafficMomentList', TrafficMoment),
      warnings: list('TrafficWarningList', PlainText),
    }),
    errors: [...readErrors, 'ConflictException', 'ServiceQuotaExceededException'],
    extension: true,
  }),
};
