/**
 * The agent's files, bundled at synthesis from this checkout by a process of its own, since esbuild's plugins wait.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export const putAgentFiles = (folder: string): void => {
  const script = join(import.meta.dirname, '../../bin/pack-agent.ts');
  execFileSync(process.execPath, [script, folder], { stdio: ['ignore', 'ignore', 'inherit'] });
};
