/**
 * The agent in a history: asked by both protocols, and given events by a client that tries again with the same
 * invocation id until it has an answer, and sometimes once more. With a journal it is also killed.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AgentProcess, startAgent } from './agent-process.ts';
import type { Evaluator, OpenEvaluator } from './evaluator.ts';
import { bought } from './history.ts';
import type { Random } from './random.ts';
import type { Surroundings } from './surroundings.ts';

export interface AgentCircumstances {
  readonly journal: boolean;
  /** Whether the journal is written anew with each line. */
  readonly rewrites: boolean;
  /** Whether a client that has had its answer sometimes sends the same call again. */
  readonly repeats: boolean;
}

/** How often an agent with a journal is killed instead of ended. */
const KILLED = 0.5;
/** How often a client repeats what has been answered. */
const REPEATED = 0.2;

export const openAgentWith =
  ({ journal, rewrites, repeats }: AgentCircumstances): OpenEvaluator =>
  async (surroundings, random) => {
    const directory = journal ? mkdtempSync(join(tmpdir(), 'selfevident-history-')) : undefined;
    const start = () => startAgent(surroundings, directory === undefined ? undefined : { directory, rewrites });
    let agent = await start();
    return {
      serve: (asked) => serve({ agent, surroundings, random }, asked),
      track: async (event) => {
        const { project, time } = surroundings;
        const input = { project, events: [bought({ ...event, time: time.now })] };
        const id = randomUUID();
        const calls = repeats && random() < REPEATED ? 2 : 1;
        for (let nth = 0; nth < calls; nth++) await put({ agent, surroundings, random }, id, input);
      },
      pending: () => agent.pending(),
      refresh: async () => {
        do {
          await surroundings.time.advance(11_000);
          await agent.ask('GetManifest', { project: surroundings.project });
        } while ((await agent.ageSeconds()) > 1);
      },
      restart: async () => {
        if (journal && random() < KILLED) agent.kill();
        else await agent.end();
        agent = await start();
      },
      close: async () => {
        await agent.end();
        if (directory !== undefined) rmSync(directory, { recursive: true });
      },
    };
  };

interface Asking {
  readonly agent: AgentProcess;
  readonly surroundings: Surroundings;
  readonly random: Random;
}

const serve = async (
  { agent, surroundings: { project }, random }: Asking,
  { feature, entityId, attributes }: Parameters<Evaluator['serve']>[0],
): Promise<string> => {
  const context = { targetingKey: entityId, ...attributes };
  const evaluationContext = JSON.stringify(attributes);
  const { body } = await (random() < 0.5
    ? agent.ask('EvaluateFlag', { project, key: feature, context })
    : agent.ask('EvaluateFeature', { project, feature, entityId, evaluationContext }));
  return body.variant ?? body.variation ?? JSON.stringify(body);
};

/** Tries again as the SDKs do. */
const put = async ({ agent, surroundings }: Asking, id: string, input: object): Promise<void> => {
  const { through, time } = surroundings;
  const headers = { 'amz-sdk-invocation-id': id };
  for (;;) {
    const { status, body } = await through(agent.ask('PutProjectEvents', input, headers));
    if (status === 200 && body.failedEventCount === 0) return;
    if (status < 500) throw new Error(`PutProjectEvents: ${status} ${JSON.stringify(body)}`);
    await time.advance(200);
  }
};
