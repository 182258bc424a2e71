/**
 * The operations that the management function serves.
 */

import { entityOperations } from '../../contract/entity.ts';
import { experimentOperations } from '../../contract/experiment.ts';
import { featureOperations } from '../../contract/feature.ts';
import { historyOperations } from '../../contract/history.ts';
import { keyOperations } from '../../contract/key.ts';
import { launchOperations } from '../../contract/launch.ts';
import { projectOperations } from '../../contract/project.ts';
import { segmentOperations } from '../../contract/segment.ts';
import { serviceOperations } from '../../contract/service.ts';
import { summaryOperations } from '../../contract/summary.ts';
import { tagOperations } from '../../contract/tag.ts';
import { tapOperations } from '../../contract/tap.ts';
import { trafficOperations } from '../../contract/traffic.ts';
import { usageOperations } from '../../contract/usage.ts';
import { continueLaunch } from '../handlers/continue-launch.ts';
import { getEntity } from '../handlers/entity.ts';
import {
  createExperiment,
  deleteExperiment,
  getExperiment,
  listExperiments,
  startExperiment,
  stopExperiment,
  updateExperiment,
} from '../handlers/experiment.ts';
import { createFeature, deleteFeature, getFeature, listFeatures, updateFeature } from '../handlers/feature.ts';
import type { Served } from '../handlers/handler.ts';
import { listAccountHistory, listHistory } from '../handlers/history.ts';
import { createKey, deleteKey, listKeys, updateKey } from '../handlers/key.ts';
import {
  createLaunch,
  deleteLaunch,
  getLaunch,
  listLaunches,
  startLaunch,
  stopLaunch,
  updateLaunch,
} from '../handlers/launch.ts';
import {
  createProject,
  deleteProject,
  getProject,
  listProjects,
  updateProject,
  updateProjectDataDelivery,
} from '../handlers/project.ts';
import { revertChange } from '../handlers/revert.ts';
import {
  createSegment,
  deleteSegment,
  getSegment,
  listSegmentReferences,
  listSegments,
  testSegmentPattern,
} from '../handlers/segment.ts';
import { getService } from '../handlers/service.ts';
import { shipVariation } from '../handlers/ship.ts';
import { listExperimentSummaries } from '../handlers/summary.ts';
import { listTagsForResource, tagResource, untagResource } from '../handlers/tag.ts';
import { readTap, startTap } from '../handlers/tap.ts';
import { getFeatureTraffic, previewTraffic } from '../handlers/traffic.ts';
import { listFeatureUsage } from '../handlers/usage.ts';

export const management: Served<'management'> = {
  rows: {
    ...projectOperations,
    ...featureOperations,
    ...launchOperations,
    ...experimentOperations,
    ...segmentOperations,
    ...tagOperations,
    ...historyOperations,
    ...tapOperations,
    ...summaryOperations,
    ...trafficOperations,
    ...entityOperations,
    ...usageOperations,
    ...serviceOperations,
    ...keyOperations,
  },
  handlers: {
    ContinueLaunch: continueLaunch,
    CreateExperiment: createExperiment,
    CreateFeature: createFeature,
    CreateKey: createKey,
    CreateLaunch: createLaunch,
    CreateProject: createProject,
    CreateSegment: createSegment,
    DeleteExperiment: deleteExperiment,
    DeleteFeature: deleteFeature,
    DeleteKey: deleteKey,
    DeleteLaunch: deleteLaunch,
    DeleteProject: deleteProject,
    DeleteSegment: deleteSegment,
    GetEntity: getEntity,
    GetExperiment: getExperiment,
    GetFeature: getFeature,
    GetFeatureTraffic: getFeatureTraffic,
    GetLaunch: getLaunch,
    GetProject: getProject,
    GetSegment: getSegment,
    GetService: getService,
    ListAccountHistory: listAccountHistory,
    ListExperimentSummaries: listExperimentSummaries,
    ListExperiments: listExperiments,
    ListFeatureUsage: listFeatureUsage,
    ListFeatures: listFeatures,
    ListHistory: listHistory,
    ListKeys: listKeys,
    ListLaunches: listLaunches,
    ListProjects: listProjects,
    ListSegmentReferences: listSegmentReferences,
    ListSegments: listSegments,
    ListTagsForResource: listTagsForResource,
    PreviewTraffic: previewTraffic,
    ReadTap: readTap,
    RevertChange: revertChange,
    ShipVariation: shipVariation,
    StartExperiment: startExperiment,
    StartLaunch: startLaunch,
    StartTap: startTap,
    StopExperiment: stopExperiment,
    StopLaunch: stopLaunch,
    TagResource: tagResource,
    TestSegmentPattern: testSegmentPattern,
    UntagResource: untagResource,
    UpdateExperiment: updateExperiment,
    UpdateFeature: updateFeature,
    UpdateKey: updateKey,
    UpdateLaunch: updateLaunch,
    UpdateProject: updateProject,
    UpdateProjectDataDelivery: updateProjectDataDelivery,
  },
};
