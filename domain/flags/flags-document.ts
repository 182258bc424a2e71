/**
 * A project's flags as one document: what a file of flags holds. Its members are those that creations take, in the
 * words of the API; times are ISO 8601, and segments go by their names.
 */
import type { ResourceType } from '../arn.ts';
import type { Actual } from '../template/actual.ts';
import type { Values } from '../template/desired.ts';

export const FLAGS_VERSION = 1;

/** The sections of the document, which hold resources by their names. */
export const SECTIONS = {
  segment: 'segments',
  feature: 'features',
  launch: 'launches',
  experiment: 'experiments',
} as const satisfies Partial<Record<ResourceType, string>>;

export type SectionType = keyof typeof SECTIONS;
export type Section = (typeof SECTIONS)[SectionType];

/** The types that have a section, in the order in which they can be created. */
export const SECTION_TYPES = Object.keys(SECTIONS) as SectionType[];

export type FlagsDocument = {
  readonly version: typeof FLAGS_VERSION;
  readonly project: Values & { readonly name: string };
} & { readonly [Name in Section]?: Readonly<Record<string, Values>> };

/** A project and what belongs to it, as Get operations answer. Segments are those that its trials use. */
export interface ProjectState {
  /** Undefined when there is no such project. */
  readonly project: Actual | undefined;
  readonly segments: readonly Actual[];
  readonly features: readonly Actual[];
  readonly launches: readonly Actual[];
  readonly experiments: readonly Actual[];
}

export const isTrialType = (type: ResourceType): type is 'launch' | 'experiment' =>
  type === 'launch' || type === 'experiment';

/** A trial that has ended serves nobody. It is a record, and no part of a file. */
export const isOver = ({ status }: Pick<Actual, 'status'>): boolean => status === 'COMPLETED' || status === 'CANCELLED';
