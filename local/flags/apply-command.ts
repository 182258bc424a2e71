/**
 * `selfevident apply` and `selfevident diff`: a file and a project.
 */

import { type PlannedResource, planFlags } from '../../domain/flags/plan-flags.ts';
import type { ApplyOptions } from '../../domain/flags/plan-run.ts';
import type { PlaceOptions } from '../client/place.ts';
import { carryOut } from './carry-out.ts';
import type { CommandResult } from './command-result.ts';
import { type FlagsService, openFlagsService } from './open-service.ts';
import type { FlagsOptions } from './options.ts';
import { isChanged, planData, planText } from './plan-text.ts';
import { faultsError, readSource, type Source } from './read-source.ts';
import { readProjectState } from './read-state.ts';

export const runApply = async (options: FlagsOptions): Promise<CommandResult> =>
  applySource(readSource(options.operand ?? '-', options.project), options, options);

/** Everything that differs counts, also what no option of this run would change. */
export const runDiff = async (options: FlagsOptions): Promise<CommandResult> => {
  const source = readSource(options.operand ?? '-', options.project);
  const plan = await planSource(await openFlagsService(options), source, options);
  const differs = plan.some((resource) => isChanged(resource) || resource.hints.length > 0);
  return { output: textOf(plan, options.json, false), code: differs ? 2 : 0 };
};

type Wish = Pick<FlagsOptions, 'prune' | 'start' | 'stop' | 'json' | 'dry-run'>;

/** Prints the plan before it is carried out, so that one that fails has been seen. */
export const applySource = async (source: Source, place: PlaceOptions, wish: Wish): Promise<CommandResult> => {
  const service = await openFlagsService(place);
  const plan = await planSource(service, source, wish);
  const changes = plan.some(isChanged);
  if (wish['dry-run']) return { output: textOf(plan, wish.json, false), code: changes ? 2 : 0 };
  if (!wish.json) process.stdout.write(planText(plan));
  await carryOut(service, plan);
  return { output: wish.json ? textOf(plan, true, true) : changes ? 'done\n' : '', code: 0 };
};

const textOf = (plan: readonly PlannedResource[], json: boolean, done: boolean): string =>
  json ? `${JSON.stringify({ done, ...planData(plan) }, null, 2)}\n` : planText(plan);

/** @throws StartError with a line for each difference that no call can remove. */
export const planSource = async (
  service: Omit<FlagsService, 'origin'>,
  { resources, project, describe }: Source,
  { prune, start, stop }: Omit<ApplyOptions, 'now'>,
): Promise<PlannedResource[]> => {
  const segments = resources.filter(({ desired }) => desired.type === 'segment').map(({ desired }) => desired.name);
  const state = await readProjectState(service, project, segments);
  const plan = planFlags(resources, state, { prune, start, stop, now: service.now });
  const faults = plan.flatMap((planned) => planned.faults);
  if (faults.length > 0) throw faultsError(faults.map(describe));
  return plan;
};
