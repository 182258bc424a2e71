/**
 * The agent before the service in this process, asked by both protocols. What it reports is acknowledged and not kept:
 * `verify -- exposures` and `verify -- endings` hold that.
 */
import { jsonReply } from '../../local/http/reply.ts';
import { openWorld } from '../local/agent/world.ts';
import type { TestService } from '../support/in-process.ts';
import { type Asked, type Flag, requireSame } from './asked.ts';
import type { RandomFeature } from './random-project.ts';

export interface Moment {
  readonly asked: Asked;
  /** What EvaluateFlags of the service says of all features. */
  readonly flags: readonly Flag[];
  /** The feature that is asked for alone. */
  readonly one: RandomFeature;
  /** What EvaluateFeature of the service says of it. */
  readonly evaluated: object;
  /** A time at which the evaluation is explained, in seconds since the epoch. */
  readonly at: number;
}

export interface ParityAgent {
  /** Compares all that the agent can be asked at a moment. Returns how many evaluations those were. */
  readonly compare: (moment: Moment) => Promise<number>;
  readonly close: () => Promise<void>;
}

export const openAgentOf = async (service: TestService, project: string): Promise<ParityAgent> => {
  const world = await openWorld(service, {
    settings: { freshFor: 5 },
    clock: () => service.clock.now,
    instead: ({ path }) => (path.startsWith('/events/') ? jsonReply(200, { failedEventCount: 0 }) : undefined),
  });
  const answerOf = async (name: Parameters<typeof world.ask>[0], input: object) => {
    const { status, body } = await world.ask(name, input);
    if (status !== 200) throw new Error(`${name} of the agent: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  return {
    compare: async ({ asked, flags, one, evaluated, at }) => {
      const { entityId, attributes } = asked;
      const context = { targetingKey: entityId, ...attributes };
      const what = { project, entityId, attributes };
      const same = (left: unknown, right: unknown) => requireSame('agent', [left, right], what);
      same(flags, (await answerOf('EvaluateFlags', { project, context })).flags);
      const own = flags.find(({ key }) => key === one.name);
      same(own, await answerOf('EvaluateFlag', { project, key: one.name, context }));

      const subject = { entityId, evaluationContext: JSON.stringify(attributes) };
      const requests = flags.map(({ key: feature }) => ({ feature, ...subject }));
      const { results } = await answerOf('BatchEvaluateFeature', { project, requests });
      same(flags.map(evaluationOf), results.map(resultOf));
      const input = { project, feature: one.name, ...subject };
      same(evaluated, await answerOf('EvaluateFeature', input));
      const moment = { ...input, at };
      same(await service.ok('ExplainEvaluation', moment), await answerOf('ExplainEvaluation', moment));
      return 2 * flags.length + 3;
    },
    close: world.close,
  };
};

const evaluationOf = ({ key, variant, value, metadata: { evidentlyReason, ...details } }: Flag) => ({
  feature: key,
  variation: variant,
  value,
  reason: evidentlyReason,
  details,
});

interface Result {
  readonly feature: string;
  readonly variation: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly reason: string;
  readonly details: string;
}

const resultOf = ({ feature, variation, value, reason, details }: Result) => ({
  feature: feature.split('/').at(-1),
  variation,
  value: Object.values(value)[0],
  reason,
  details: JSON.parse(details),
});
