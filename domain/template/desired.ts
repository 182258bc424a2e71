/**
 * The desired state of a resource, and how the properties of a template say it.
 */
import * as z from 'zod/mini';
import type { AnySchema } from '../../contract/shape/facts.ts';
import type { ResourceType } from '../arn.ts';
import type { Fault } from '../fault.ts';
import { joinPath, propertiesOf, type Reading, readMembers, refuseUnknown } from './read-shape.ts';
import { readBoolean } from './read-text.ts';
import { arms, nameInReference } from './reference.ts';
import { type DesiredRun, readRun, runProperties } from './run.ts';
import { templateFault } from './template-path.ts';
import { creationBody, creationMembers } from './template-type.ts';

export type Values = Readonly<Record<string, unknown>>;

/** What a resource should be, in the words of the API. Whoever makes one need not know of templates. */
export interface Desired {
  readonly type: ResourceType;
  /** The name or the ARN of the project; undefined for projects and segments. */
  readonly project?: string | undefined;
  readonly name: string;
  /** Members of the body that creates it, without name and tags, as on the wire: times are epoch seconds. */
  readonly members: Values;
  readonly tags: Readonly<Record<string, string>>;
  /** Whether a trial should run or have ended; undefined when neither matters. */
  readonly run?: DesiredRun | undefined;
}

export interface ReadTemplate {
  /** Means something only without faults. */
  readonly desired: Desired;
  /** Their names are paths in the template: `Variations[0].BooleanValue`. */
  readonly faults: readonly Fault[];
}

/** Properties that concern CloudFormation alone. */
const ofCloudFormation = ['ServiceToken', 'ServiceTimeout'];

/**
 * Reads the properties of a resource in a template. All values may be text, also booleans and numbers. A time is ISO
 * 8601 or epoch seconds. Faults name each unknown, missing or broken property.
 */
export const readProperties = (type: ResourceType, properties: Values): ReadTemplate => {
  const faults: Fault[] = [];
  const reading = { path: '', faults };
  const members = creationMembers(type);
  const own = ['project', 'segment'].includes(type) ? [] : ['Project'];
  const others = [...runProperties(type), ...(type === 'experiment' ? ['RemoveSegment'] : [])];
  refuseUnknown(properties, [...own, ...propertiesOf('', members), ...others, ...ofCloudFormation], reading);
  const read = readMembers(withoutSystemTags(properties), { shape: '', members }, reading);
  if (type === 'experiment') refuseSegmentToRemove(properties, reading);
  const project = own.length > 0 ? readProject(properties, reading) : undefined;
  const named = arms(type).reduce((all, list) => featuresByName(all, { list, project, reading }), read);
  const run = readRun(type, properties, reading);
  const { name, tags = {}, ...rest } = named;
  const desired = { type, name: String(name), members: rest, tags, ...(project ? { project } : {}), ...run };
  return { desired: desired as Desired, faults: withBroken(type, named, faults) };
};

const readProject = ({ Project: project }: Values, { faults }: Pick<Reading, 'faults'>): string | undefined => {
  if (typeof project === 'string' && project !== '') return project;
  faults.push({
    name: 'Project',
    message: project === undefined ? 'is required' : 'must be the name or ARN of a project',
  });
  return undefined;
};

/** Tags that begin with `aws:` are AWS's own: no API takes them. */
const withoutSystemTags = ({ Tags: tags, ...properties }: Values): Values => {
  if (!Array.isArray(tags)) return { ...properties, ...(tags === undefined ? {} : { Tags: tags }) };
  return { ...properties, Tags: tags.filter((tag) => !String(Object(tag).Key).startsWith('aws:')) };
};

/** An experiment without `Segment` has none, so `RemoveSegment` says nothing more. */
const refuseSegmentToRemove = (
  { RemoveSegment: removed, Segment: segment }: Values,
  { faults }: Pick<Reading, 'faults'>,
) => {
  if (removed === undefined) return;
  const value = readBoolean(String(removed));
  if (typeof value !== 'boolean') faults.push({ name: 'RemoveSegment', message: 'must be true or false' });
  if (value === true && segment !== undefined)
    faults.push({ name: 'RemoveSegment', message: 'cannot be true when Segment is given' });
};

interface Arms {
  readonly list: string;
  readonly project: string | undefined;
  readonly reading: Omit<Reading, 'schema'>;
}

/** `!Ref` of a feature is its ARN, where the API takes names only. */
const featuresByName = (members: Values, { list, project, reading }: Arms): Values => {
  const all = members[list];
  if (!Array.isArray(all)) return members;
  const named = all.map((arm, index) => {
    const { feature } = Object(arm);
    if (typeof feature !== 'string' || !feature.includes(':')) return arm;
    if (project !== undefined && !feature.includes(`:project/${nameInReference(project)}/feature/`))
      reading.faults.push({
        name: joinPath(`${list.charAt(0).toUpperCase()}${list.slice(1)}[${index}]`, 'Feature'),
        message: `must be a feature of the project ${nameInReference(project)}`,
      });
    return { ...arm, feature: nameInReference(feature) };
  });
  return { ...members, [list]: named };
};

/** Adds what the contract refuses, once for each path. */
const withBroken = (type: ResourceType, members: Values, faults: readonly Fault[]): readonly Fault[] => {
  const { error } = z.safeParse(creationBody(type) as AnySchema, members);
  const known = new Set(faults.map(({ name }) => name));
  const broken = (error?.issues ?? []).map(({ path, message }) =>
    templateFault(type, { name: path.join('.'), message }),
  );
  return [...faults, ...broken.filter(({ name }) => !known.has(name))];
};
