/**
 * Makes the calls of a plan, one after the other.
 */
import type { PlannedResource } from '../../domain/flags/plan-flags.ts';
import type { Call } from '../client/service-client.ts';
import { reasonOf, StartError } from '../start-error.ts';
import { isChanged } from './plan-text.ts';
import type { Progress } from './progress.ts';

/**
 * Each call is done or not done as a whole. The first that fails ends it; a plan made anew goes on from there.
 *
 * @throws StartError that names the resource.
 */
export const carryOut = async (
  { call, progress }: { readonly call: Call; readonly progress: Progress },
  plan: readonly PlannedResource[],
): Promise<void> => {
  const changed = plan.filter(isChanged);
  for (const [done, { type, name, calls }] of changed.entries()) {
    for (const { operation, input } of calls)
      try {
        await call(operation, input);
      } catch (error) {
        progress.end();
        throw new StartError(
          `${operation} of the ${type} ${name}: ${reasonOf(error)}`,
          `${done} of ${changed.length} resources are done. Mend the cause and run the command again: it goes on from here.`,
        );
      }
    progress.step('resources done', done + 1, changed.length);
  }
  progress.end();
};
