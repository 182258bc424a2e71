/**
 * When an agent serves what a change made of a project: it is asked until it does, however slow the machine is.
 */
import { setTimeout as pause } from 'node:timers/promises';

interface Health {
  readonly projects: readonly { readonly project: string; readonly version?: number }[];
}

/** Milliseconds until the agent is taken for broken, and between two looks. */
const LIMIT = 60_000;
const PAUSE = 50;

/** Resolves when the agent has the rules that the service has now. A project that is not there has none. */
export const untilAgentServes = async (agent: string, project: string): Promise<void> => {
  const path = `${agent}/projects/${project}`;
  const latest = await fetch(`${path}/snapshot`);
  if (!latest.ok) return;
  const { version } = (await latest.json()) as { readonly version: number };
  const end = performance.now() + LIMIT;
  while (performance.now() < end) {
    // An agent looks for new rules when they are used.
    await (await fetch(`${path}/openfeature/v0/manifest`)).text();
    const { projects } = (await (await fetch(`${agent}/health`)).json()) as Health;
    if ((projects.find((one) => one.project === project)?.version ?? -1) >= version) return;
    await pause(PAUSE);
  }
  throw new Error(`The agent has not version ${version} of ${project} after ${LIMIT} ms.`);
};
