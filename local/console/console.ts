/**
 * Serves the console below `/console/`: from `dist/console`, which the npm package carries, and which a checkout builds
 * at the first visit.
 */
import type { ReceivedRequest } from '../http/received-request.ts';
import type { Reply } from '../http/reply.ts';
import { buildingPage, failedPage } from './building-page.ts';
import { builtConsole } from './built-console.ts';
import { fileReply } from './console-file.ts';

/** What the page is told of the service, as `config.json`. */
export interface ConsoleConfig {
  /** The address of the API; empty for that of the page. */
  readonly api: string;
  readonly region: string;
  readonly version: string;
  readonly signing: 'none' | 'key';
  readonly local: boolean;
}

export const CONSOLE_PATH = '/console/';

/** Whether a request is for a file of the console. Other methods, and a project called so, stay the API's. */
export const isForConsole = ({ method, path }: ReceivedRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && (path === '/console' || path.startsWith(CONSOLE_PATH));

export const consoleRoutes = (config: ConsoleConfig): ((request: ReceivedRequest) => Promise<Reply>) => {
  const built = builtConsole();
  return async ({ path }) => {
    if (path === '/console') return redirectToConsole;
    if (path === `${CONSOLE_PATH}config.json`) return configReply(config);
    const state = built();
    if (state === 'building') return buildingPage;
    return 'problem' in state ? failedPage(state.problem) : fileReply(state.folder, path.slice(CONSOLE_PATH.length));
  };
};

export const redirectToConsole: Reply = { status: 302, headers: { location: CONSOLE_PATH }, body: '' };

const configReply = (config: ConsoleConfig): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' },
  body: JSON.stringify(config),
});
