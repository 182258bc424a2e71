/**
 * Service quotas. A deployment may set each of them; these are the documented defaults of Evidently.
 */
export interface Quotas {
  /** Projects in the account. */
  readonly projects: number;
  /** Segments in the account. */
  readonly segments: number;
  /** Features in a project. */
  readonly features: number;
  /** Launches in a project, in any state. */
  readonly launches: number;
  /** Launches of a project that run at the same time. */
  readonly runningLaunches: number;
  /** Experiments in a project, in any state. */
  readonly experiments: number;
  /** Experiments of a project that run at the same time. */
  readonly runningExperiments: number;
  /** Tags on a resource. */
  readonly tags: number;
  /** Bytes of the entity overrides of a feature: UTF-8 of entity id and variation, and 6 on top of each. */
  readonly overrideBytes: number;
}

export const defaultQuotas: Quotas = {
  projects: 50,
  segments: 500,
  features: 100,
  launches: 500,
  runningLaunches: 50,
  experiments: 500,
  runningExperiments: 50,
  tags: 50,
  overrideBytes: 40_960,
};

const bytesBesideEachOverride = 6;

/** The size that counts against {@link Quotas.overrideBytes}, in bytes. */
export const overrideSize = (overrides: Readonly<Record<string, string>>): number =>
  Object.entries(overrides).reduce(
    (sum, [entityId, variation]) => sum + utf8Length(entityId) + utf8Length(variation) + bytesBesideEachOverride,
    0,
  );

const utf8Length = (text: string): number => new TextEncoder().encode(text).length;
