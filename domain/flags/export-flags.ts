/**
 * From the state of a project to its document.
 */
import type { ResourceType } from '../arn.ts';
import { type Actual, membersOf } from '../template/actual.ts';
import type { Values } from '../template/desired.ts';
import { isMark } from '../template/ownership.ts';
import { nameInReference } from '../template/reference.ts';
import { creationMembers } from '../template/template-type.ts';
import {
  FLAGS_VERSION,
  type FlagsDocument,
  isOver,
  isTrialType,
  type ProjectState,
  SECTIONS,
  type SectionType,
} from './flags-document.ts';
import { isoTime, sortedByName, writeMembers } from './write-members.ts';

/** The state must have a project. Trials that have ended are left out, and so are segments that nothing here uses. */
export const exportFlags = (state: ProjectState & { readonly project: Actual }): FlagsDocument => {
  const { segments, features, launches, experiments } = state;
  const trials = [...sectionOf('launch', launches), ...sectionOf('experiment', experiments)];
  const used = new Set(trials.flatMap(([, members]) => segmentsOf(members)));
  return {
    version: FLAGS_VERSION,
    project: { name: state.project.name, ...writeResource('project', state.project) },
    ...section(
      'segment',
      segments.filter(({ name }) => used.has(name)),
    ),
    ...section('feature', features),
    ...section('launch', launches),
    ...section('experiment', experiments),
  };
};

const section = (type: SectionType, resources: readonly Actual[]) => {
  const entries = sectionOf(type, resources);
  return entries.length > 0 ? { [SECTIONS[type]]: sortedByName(Object.fromEntries(entries)) } : {};
};

const sectionOf = (type: SectionType, resources: readonly Actual[]) =>
  resources
    .filter((resource) => !isOver(resource))
    .map((resource): [string, Values] => [resource.name, writeResource(type, resource)]);

/** The members of a resource as the document has them, tags among them. */
export const writeResource = (type: ResourceType, actual: Actual): Values => {
  const { name: _, ...members } = creationMembers(type);
  const written = writeMembers({ ...withoutNoSteps(membersOf(type, actual)), tags: ownTags(actual) }, members);
  return isTrialType(type) && actual.status === 'RUNNING' ? { ...written, running: writeRun(actual) } : written;
};

/** A draft without steps has none to write: a list of none is refused. */
const withoutNoSteps = ({ scheduledSplitsConfig, ...members }: Values): Values =>
  Object(scheduledSplitsConfig).steps?.length > 0 ? { ...members, scheduledSplitsConfig } : members;

/** Without the tags of AWS, which no API takes, and without the marks of a stack, whose resource this is not elsewhere. */
const ownTags = ({ tags = {} }: Actual): Values =>
  Object.fromEntries(Object.entries(tags).filter(([key]) => !key.startsWith('aws:') && !isMark(key)));

const writeRun = ({ execution, schedule }: Actual): Values => {
  const { startedTime } = Object(execution);
  const { analysisCompleteTime } = Object(schedule);
  return {
    ...(startedTime === undefined ? {} : { since: isoTime(startedTime) }),
    ...(analysisCompleteTime === undefined ? {} : { ends: isoTime(analysisCompleteTime) }),
  };
};

/** The names of the segments that the members of a trial refer to. */
export const segmentsOf = ({ segment, scheduledSplitsConfig }: Values): string[] => {
  const steps: readonly Values[] = Object(scheduledSplitsConfig).steps ?? [];
  const overrides = steps.flatMap(({ segmentOverrides }) => (Array.isArray(segmentOverrides) ? segmentOverrides : []));
  const named = [segment, ...overrides.map((override) => Object(override).segment)];
  return named.filter((name) => typeof name === 'string').map(nameInReference);
};
