/**
 * The agent as a process that is ended again and again, always at the same address.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '../../local/dynamodb/free-port.ts';

export interface AgentProcess {
  readonly endpoint: string;
  readonly start: () => Promise<void>;
  /** Resolves when the service has everything of its journal. */
  readonly idle: () => Promise<void>;
  /** Resolves to the exit code, null after a kill. */
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null>;
}

interface Health {
  readonly journal: { readonly pending: number };
}

/** @param bundle the folder of the bundled agent. */
export const openAgentProcess = async (
  bundle: string,
  { url, journal }: { readonly url: string; readonly journal?: string },
): Promise<AgentProcess> => {
  const port = await freePort();
  const options = [
    '--url',
    url,
    '--port',
    String(port),
    '--project',
    'shop',
    ...(journal ? ['--journal', journal] : []),
  ];
  let child: ChildProcess | undefined;
  process.once('exit', () => child?.kill('SIGKILL'));
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    idle: async () => {
      for (;;) {
        const { journal: waiting } = (await (await fetch(`${endpoint}/health`)).json()) as Health;
        if (waiting.pending === 0) return;
        await setTimeout(50);
      }
    },
    start: async () => {
      child = spawn(process.execPath, [`${bundle}/agent.js`, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
      await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), once(child, 'exit')]);
      if (child.exitCode !== null) throw new Error(`the agent ended with ${child.exitCode} before it was ready`);
    },
    end: async (signal) => {
      const exited = once(child as ChildProcess, 'exit');
      child?.kill(signal);
      const [code] = (await exited) as [number | null];
      return code;
    },
  };
};
