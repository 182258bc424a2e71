/**
 * Ends an agent at random moments under load, by SIGTERM, or by SIGKILL with a journal.
 */
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openAgentProcess } from './agent-process.ts';
import { openShop } from './shop.ts';
import { insist, visit } from './visitor.ts';

export interface Finding {
  readonly title: string;
  /** Nothing where all is well. */
  readonly faults: readonly string[];
}

/** Visitors at once, and the longest life of an agent in milliseconds. */
const VISITORS = 8;
const LONGEST_LIFE = 500;

/** @param bundle the folder of the bundled agent. */
export const endAgents = async (signal: 'SIGTERM' | 'SIGKILL', times: number, bundle: string): Promise<Finding> => {
  const shop = await openShop();
  const folder = mkdtempSync(join(tmpdir(), 'selfevident-endings-'));
  const journal = signal === 'SIGKILL' ? { journal: join(folder, 'journal') } : {};
  const agent = await openAgentProcess(bundle, { url: shop.endpoint, ...journal });
  const faults: string[] = [];
  let open = true;
  const visitors = Array.from({ length: VISITORS }, async () => {
    while (open) await visit(insist(agent.endpoint), shop.ledger);
  }).map((visiting) => visiting.catch((error: Error) => faults.push(error.message)));
  for (let nth = 1; nth <= times; nth++) {
    await agent.start();
    await setTimeout(randomInt(LONGEST_LIFE));
    const began = Date.now();
    const code = await agent.end(signal);
    if (signal === 'SIGTERM' && code !== 0) faults.push(`ending ${nth}: exit ${code} after ${Date.now() - began} ms`);
    if (nth % 100 === 0) console.warn(`${nth} times ${signal}`);
  }
  await agent.start();
  open = false;
  await Promise.all(visitors);
  // What thirty agents left behind is more than the last one sends in two seconds.
  if (signal === 'SIGKILL') await agent.idle();
  const last = await agent.end('SIGTERM');
  if (last !== 0) faults.push(`the last ending: exit ${last}`);
  faults.push(...(await shop.differences()));
  await shop.stop();
  rmSync(folder, { recursive: true });
  const { off, on } = shop.ledger;
  const title = `${times} times ${signal}: ${off.entities + on.entities} entities and ${off.events + on.events} events`;
  return { title, faults };
};
