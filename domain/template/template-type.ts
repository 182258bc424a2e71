/**
 * The types of resources in templates, and the operations of the contract that stand behind each.
 */
import { experimentOperations } from '../../contract/experiment.ts';
import { featureOperations } from '../../contract/feature.ts';
import { launchOperations } from '../../contract/launch.ts';
import { projectOperations } from '../../contract/project.ts';
import { segmentOperations } from '../../contract/segment.ts';
import type { Members } from '../../contract/shape/facts.ts';
import type { ResourceType } from '../arn.ts';

/** The types in the order in which they can be created. */
export const TEMPLATE_TYPES: readonly ResourceType[] = ['project', 'segment', 'feature', 'launch', 'experiment'];

const bodies = {
  project: projectOperations.CreateProject.body,
  feature: featureOperations.CreateFeature.body,
  launch: launchOperations.CreateLaunch.body,
  experiment: experimentOperations.CreateExperiment.body,
  segment: segmentOperations.CreateSegment.body,
};

/** The schema of the body that creates a resource. */
export const creationBody = (type: ResourceType): (typeof bodies)[ResourceType] => bodies[type];

/** The members that creations take. */
export const creationMembers = (type: ResourceType): Members => bodies[type].shape;

const updates: Readonly<Record<ResourceType, Members>> = {
  project: projectOperations.UpdateProject.body.shape,
  feature: featureOperations.UpdateFeature.body.shape,
  launch: launchOperations.UpdateLaunch.body.shape,
  experiment: experimentOperations.UpdateExperiment.body.shape,
  segment: {},
};

/** The members that updates take; none for a segment. */
export const updateMembers = (type: ResourceType): Members => updates[type];

/** The word in types and in names of operations: `Feature` for `feature`. */
export const capitalized = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** The type of the custom resource, such as `Custom::EvidentlyFeature`. */
export const customTypeOf = (type: ResourceType): string => `Custom::Evidently${capitalized(type)}`;

/** The type in `Custom::EvidentlyFeature` or `AWS::Evidently::Feature`; undefined for other text. */
export const readTemplateType = (text: string): ResourceType | undefined =>
  TEMPLATE_TYPES.find((type) => text === customTypeOf(type) || text === `AWS::Evidently::${capitalized(type)}`);
