/**
 * What a screen will ask first is asked while the screen's files come, and not after them.
 */
import { config } from '../api/config.ts';
import { credentials } from '../api/credentials.ts';

interface Entering<Params> {
  readonly params: Params;
  readonly cause: 'preload' | 'enter' | 'stay';
}

export interface OfProject {
  readonly project: string;
}

/** The loader of a route. A link that is only pointed at asks nothing: calls cost something. */
export const asking =
  <Params>(...questions: readonly ((params: Params) => Promise<void> | undefined)[]) =>
  ({ params, cause }: Entering<Params>): void => {
    if (cause !== 'enter' || (config().signing !== 'none' && credentials() === undefined)) return;
    for (const ask of questions) void ask(params);
  };
