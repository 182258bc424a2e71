/**
 * Shows one launch, with what keeps its guards from judging.
 */
import type { Output } from '../../contract/index.ts';
import { comparatorWarnings } from '../../domain/lifecycle/comparator.ts';
import { type Launch, launchFeatures } from '../../domain/lifecycle/launch.ts';
import { hasGuardedMonitor } from '../../domain/lifecycle/launch-guard.ts';
import type { Stored } from '../store/table/entity.ts';
import type { Context } from './handler.ts';
import { launchView } from './view/launch.ts';

type LaunchView = NonNullable<Output<'GetLaunch'>['launch']>;

/** Reads the features of a launch whose monitors judge, because the control depends on their default variations. */
export const showLaunch = async ({ store, deployment }: Context, stored: Stored<Launch>): Promise<LaunchView> => {
  const launch = stored.entity;
  const view = launchView(deployment, stored);
  if (!hasGuardedMonitor(launch)) return view;
  const features = await store.features.getAll(launch.project, launchFeatures(launch));
  const defaults = Object.fromEntries(features.map(({ entity }) => [entity.name, entity.defaultVariation]));
  const warnings = comparatorWarnings(launch, defaults);
  return warnings.length === 0 ? view : { ...view, warnings };
};
