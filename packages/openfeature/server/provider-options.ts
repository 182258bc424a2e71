/** The options of a provider. What is wrong with them is said at once: not everybody who writes them has types. */
import type { LinkOptions } from './project-link.ts';

export interface SelfevidentProviderOptions extends LinkOptions {
  /**
   * Milliseconds for which the start waits for the service; 1,000 by default. With 0 it starts at once, with the rules
   * of `cacheFile` or `bootstrap`, and asks the service afterwards.
   */
  readonly initTimeout?: number;
  /**
   * `auto`: exposures are reported in the background, and in a Lambda function without `withSelfevident` before the
   * value is there; `await`: always before; `off`: never.
   */
  readonly exposures?: 'auto' | 'await' | 'off';
}

const LONGEST_TIMER = 2 ** 31;

/** @throws TypeError that names the option. */
export const checkOptions = (options: SelfevidentProviderOptions): void => {
  const { url, project, freshFor = 0, initTimeout = 0, exposures = 'auto' } = options;
  if (typeof project !== 'string' || !project) refuse('project', 'the name of a project');
  if (!/^https?:\/\/./.test(url)) refuse('url', 'the address of the service, such as http://127.0.0.1:2773');
  if (!(freshFor >= 0)) refuse('freshFor', 'a number of seconds');
  if (!(initTimeout >= 0 && initTimeout < LONGEST_TIMER))
    refuse('initTimeout', 'a number of milliseconds, 2^31 at most');
  if (!['auto', 'await', 'off'].includes(exposures)) refuse('exposures', "'auto', 'await' or 'off'");
};

const refuse = (option: string, wanted: string): never => {
  throw new TypeError(`${option} must be ${wanted}.`);
};
