/**
 * Checks that the features, variations and segments in a launch or an experiment exist.
 */
import { canExist } from '../../domain/arn.ts';
import type { Fault } from '../../domain/fault.ts';
import type { Patterns } from '../../domain/lifecycle/rules.ts';
import type { TrialType } from '../../domain/lifecycle/trial.ts';
import type { StoredOutline } from '../store/resources/feature-overrides.ts';
import { conflict, notFound, throwIfAny } from './errors.ts';
import type { Context } from './handler.ts';

/** A group or a treatment. */
interface Arm {
  readonly feature: string;
  readonly variation: string;
}

/**
 * The versions of the features that a draft newly names, for the conditions of its write. Their variations, and
 * features that the draft named before, are checked at its start.
 *
 * @throws ServiceError ResourceNotFoundException for the first missing feature.
 */
export const newFeatures = async (
  context: Context,
  project: string,
  names: { readonly before?: readonly string[]; readonly after: readonly string[] },
): Promise<Record<string, number>> => {
  const added = names.after.filter((name) => !names.before?.includes(name));
  const found = await featuresOf(context, project, added);
  const missing = added.find((name) => !found.has(name));
  if (missing !== undefined) throw notFound(context.deployment, { type: 'feature', project, name: missing });
  return versionsOf(found);
};

interface Start {
  /** The trial that starts. No other trial of its type may run on its features. */
  readonly starts: { readonly type: TrialType; readonly project: string; readonly name: string };
  /** The member that holds the arms: `groups` or `treatments`. */
  readonly member: string;
  readonly arms: readonly Arm[];
  /** Other faults of the start, for the same error as missing features and variations. */
  readonly faults: readonly Fault[];
}

/**
 * The versions of the features of a trial that starts.
 *
 * @throws ServiceError ValidationException with all faults and all missing features and variations; ConflictException
 * for a feature on which another trial of the type runs.
 */
export const featuresToStart = async (context: Context, start: Start): Promise<Record<string, number>> => {
  const { starts, member, arms, faults } = start;
  const names = [...new Set(arms.map(({ feature }) => feature))];
  const found = await featuresOf(context, starts.project, names);
  throwIfAny([
    ...faults,
    ...arms.flatMap((arm, index) => armFaults(arm, found.get(arm.feature), `${member}[${index}]`)),
  ]);
  refuseBusy(context, [...found.values()], starts);
  return versionsOf(found);
};

type Found = ReadonlyMap<string, StoredOutline>;

const featuresOf = async ({ store }: Context, project: string, names: readonly string[]): Promise<Found> => {
  const features = names.length === 0 ? [] : await store.features.getAll(project, names);
  return new Map(features.map((feature) => [feature.entity.name, feature]));
};

const versionsOf = (found: Found): Record<string, number> =>
  Object.fromEntries([...found].map(([name, { version }]) => [name, version]));

const armFaults = ({ feature, variation }: Arm, found: StoredOutline | undefined, at: string): Fault[] => {
  if (!found) return [{ name: `${at}.feature`, message: `'${feature}' is not a feature of the project` }];
  if (found.entity.variations.some(({ name }) => name === variation)) return [];
  return [{ name: `${at}.variation`, message: `'${variation}' is not a variation of the feature ${feature}` }];
};

const refuseBusy = ({ deployment }: Context, features: readonly StoredOutline[], starts: Start['starts']): void => {
  for (const { entity, runningLaunch, runningExperiment } of features) {
    const running = starts.type === 'launch' ? runningLaunch : runningExperiment;
    if (running !== undefined)
      throw conflict(deployment, starts, `Feature ${entity.name} already has a running ${starts.type}, ${running}`);
  }
};

/**
 * The patterns of segments by name.
 *
 * @throws ServiceError ResourceNotFoundException for the first missing segment.
 */
export const patternsOf = async ({ store, deployment }: Context, names: readonly string[]): Promise<Patterns> => {
  const possible = names.filter((name) => canExist({ type: 'segment', name }));
  const segments = possible.length === 0 ? [] : await store.segments.getAll(possible);
  const found = new Map(segments.map(({ name, pattern }) => [name, pattern]));
  const missing = names.find((name) => !found.has(name));
  if (missing !== undefined) throw notFound(deployment, { type: 'segment', name: missing });
  return Object.fromEntries(found);
};
