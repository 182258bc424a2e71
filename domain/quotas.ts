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
  /** Bytes of a feature's entity overrides: the UTF-8 of each entity id and variation, plus 6 for each override. */
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

const OVERRIDE_OVERHEAD_BYTES = 6;

/** Returns the size that counts against {@link Quotas.overrideBytes}, in bytes. */
export const overrideSize = (overrides: Readonly<Record<string, string>>): number =>
  Object.entries(overrides).reduce(
    (sum, [entityId, variation]) => sum + utf8Length(entityId) + utf8Length(variation) + OVERRIDE_OVERHEAD_BYTES,
    0,
  );

const utf8Length = (text: string): number => new TextEncoder().encode(text).length;
