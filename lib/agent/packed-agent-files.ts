/**
 * The agent's files in the npm package, which has the bundle and not its sources. `bin/pack.ts` replaces
 * `agent-files.ts` by this file.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';

/** They are beside the packed construct. */
export const putAgentFiles = (folder: string): void =>
  cpSync(join(import.meta.dirname, 'agent'), folder, { recursive: true });
