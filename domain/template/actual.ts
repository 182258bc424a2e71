/**
 * The actual state of a resource, as Get operations answer it, in the form in which creations take it.
 */
import type { ResourceType } from '../arn.ts';
import { equalWeights } from '../lifecycle/weights.ts';
import type { Values } from './desired.ts';
import { creationMembers } from './template-type.ts';

/** The resource in the answer of a Get operation, as on the wire. */
export interface Actual {
  readonly arn: string;
  readonly name: string;
  /** CREATED, RUNNING, COMPLETED or CANCELLED for a trial. */
  readonly status?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly [member: string]: unknown;
}

/** Members that answers have under another name or in another form. */
const forms: Readonly<Partial<Record<ResourceType, (actual: Actual) => Values>>> = {
  project: ({ appConfigResource }) => {
    const { configurationProfileId: _, ...rest } = Object(appConfigResource);
    return appConfigResource === undefined ? {} : { appConfigResource: rest };
  },
  launch: ({ groups, scheduledSplitsDefinition }) => ({
    groups: armsOf(groups),
    scheduledSplitsConfig: scheduledSplitsDefinition ?? { steps: [] },
  }),
  experiment: ({ treatments, onlineAbDefinition }) => ({
    treatments: armsOf(treatments),
    onlineAbConfig: onlineAbDefinition,
  }),
};

/** Answers say the feature and the variation of an arm as a map. */
const armsOf = (arms: unknown): unknown[] =>
  (Array.isArray(arms) ? arms : []).map(({ featureVariations, ...arm }) => {
    const [[feature, variation] = []] = Object.entries(Object(featureVariations));
    return { ...arm, feature, variation };
  });

/** Returns the members of the resource that its creation would take, without name and tags. */
export const membersOf = (type: ResourceType, actual: Actual): Values => {
  const all: Values = { ...actual, ...forms[type]?.(actual) };
  const names = Object.keys(creationMembers(type)).filter((name) => name !== 'name' && name !== 'tags');
  return Object.fromEntries(names.filter((name) => all[name] !== undefined).map((name) => [name, all[name]]));
};

/** What the API takes an omitted member for. */
const defaults: Readonly<Record<ResourceType, (name: string, members: Values) => Values>> = {
  project: () => ({ description: '' }),
  feature: (_, { variations }) => ({
    description: '',
    evaluationStrategy: 'ALL_RULES',
    defaultVariation: firstName(variations),
    entityOverrides: {},
  }),
  launch: (name) => ({
    description: '',
    metricMonitors: [],
    randomizationSalt: name,
    scheduledSplitsConfig: { steps: [] },
  }),
  experiment: (name) => ({ description: '', randomizationSalt: name, samplingRate: 100_000 }),
  segment: () => ({ description: '' }),
};

const firstName = (list: unknown): string | undefined => (Array.isArray(list) ? list[0]?.name : undefined);

/** Returns the members with those that were omitted, as the API would complete them. */
export const completeMembers = (type: ResourceType, name: string, members: Values): Values => {
  const given = Object.entries(members).filter(([, value]) => value !== undefined && value !== null);
  const completed: Values = { ...defaults[type](name, members), ...Object.fromEntries(given) };
  // An empty salt is one not given.
  const salted = completed.randomizationSalt === '' ? { ...completed, randomizationSalt: name } : completed;
  return type === 'experiment' ? { ...salted, onlineAbConfig: completeSplit(salted) } : salted;
};

/** The first treatment is the control, and the shares are equal. Empty weights count as omitted. */
const completeSplit = ({ treatments, onlineAbConfig }: Values): Values => {
  const names = (Array.isArray(treatments) ? treatments : []).map(({ name }) => name as string);
  const { controlTreatmentName = names[0], treatmentWeights = {} } = Object(onlineAbConfig);
  const isGiven = Object.keys(treatmentWeights).length > 0;
  return { controlTreatmentName, treatmentWeights: isGiven ? treatmentWeights : equalWeights(names) };
};
