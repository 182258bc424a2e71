/**
 * Evaluations by the OpenFeature Remote Evaluation Protocol. One flag assigns, as EvaluateFeature does, because servers
 * ask for a flag when they use it. All flags at once assign nothing: a page asks for many that it never shows.
 */
import { createHash } from 'node:crypto';
import {
  type CompiledFeature,
  ContextError,
  checkContext,
  evaluate,
  isStatic,
  type Outcome,
} from '@selfevident/evaluation';
import type { EvaluatedFlag } from '../../contract/ofrep.ts';
import { canExist } from '../../domain/arn.ts';
import { type FlagContext, readFlagContext } from '../../domain/ofrep/context.ts';
import { flagMetadata, flagReason } from '../../domain/ofrep/reason.ts';
import { flagValue } from '../../domain/ofrep/value.ts';
import { evaluationMetrics } from '../../domain/operational-metric.ts';
import type { EvaluationStore } from '../store/evaluation-store.ts';
import { missingRules } from './ask-rules.ts';
import { assignServed, stepGroupOf } from './assign-served.ts';
import { countAllAtOnce, countServed } from './count-served.ts';
import { missing } from './errors.ts';
import { FlagError, withoutEntity } from './flag-error.ts';
import type { Handler } from './handler.ts';
import { projectNameIn } from './require.ts';

export const evaluateFlag: Handler<'EvaluateFlag', EvaluationStore> = async (input, context) => {
  const project = projectNameIn(context, input.project);
  const asked = flagContextIn(context.text);
  const { key: feature } = input;
  const exists = canExist({ type: 'feature', project, name: feature });
  const rules = exists ? await context.store.rules.get(project, feature) : 'featureMissing';
  if (typeof rules === 'string') throw missingRules(context, { project, feature }, rules);
  const outcome = ask(rules, asked, context.now);
  if (outcome === undefined) throw withoutEntity(feature);
  context.count(evaluationMetrics[outcome.reason]);
  countServed(context, project, [{ feature, variation: outcome.variation.name }]);
  const { entityId, attributes } = asked;
  const stepGroup = stepGroupOf(rules, outcome, context.now);
  if (entityId !== undefined)
    await assignServed(context, project, [{ feature, entityId, attributes, outcome, stepGroup }]);
  return viewOf(feature, rules, { outcome, now: context.now });
};

export const evaluateFlags: Handler<'EvaluateFlags', EvaluationStore> = async (input, context) => {
  const project = projectNameIn(context, input.project);
  const asked = flagContextIn(context.text);
  const rules = await context.store.projectRules.get(project);
  if (rules === 'projectMissing') throw missing(context.deployment, { type: 'project', name: project });
  const names = asked.flags?.filter((name) => rules.features.has(name)) ?? [...rules.features.keys()];
  const flags = [...new Set(names)]
    .sort()
    .map((name) => flagOf(name, rules.features.get(name)?.(), asked, context.now));
  if (asked.flags) countServed(context, project, flags.flatMap(servedIn));
  else countAllAtOnce(context, project);
  const etag = `"${createHash('sha256').update(JSON.stringify(flags)).digest('base64url')}"`;
  return etag === context.ifNoneMatch ? { etag, notModified: true } : { etag, flags };
};

const servedIn = ({ key: feature, variant: variation }: EvaluatedFlag) => (variation ? [{ feature, variation }] : []);

/** @throws FlagError INVALID_CONTEXT that says what is wrong. */
const flagContextIn = (body: string): FlagContext => {
  const read = readFlagContext(body);
  if ('fault' in read) throw new FlagError('INVALID_CONTEXT', `${read.fault}.`);
  try {
    checkContext(read.attributes);
  } catch (error) {
    if (!(error instanceof ContextError)) throw error;
    throw new FlagError('INVALID_CONTEXT', 'context must be an object, nested 1,000 deep at most.');
  }
  return read;
};

/** Undefined where the answer depends on an entity that is not given. */
const ask = (rules: CompiledFeature, { entityId, attributes }: FlagContext, now: number): Outcome | undefined =>
  entityId === undefined && !isStatic(rules, now) ? undefined : evaluate(rules, entityId ?? '', attributes, now);

interface Answered {
  readonly outcome: Outcome;
  readonly now: number;
}

const viewOf = (key: string, rules: CompiledFeature, { outcome, now }: Answered) => ({
  key,
  reason: flagReason(rules, outcome, now),
  variant: outcome.variation.name,
  value: flagValue(outcome.variation.value),
  metadata: flagMetadata(outcome),
});

const flagOf = (key: string, rules: CompiledFeature | undefined, asked: FlagContext, now: number): EvaluatedFlag => {
  const outcome = rules && ask(rules, asked, now);
  if (rules && outcome) return viewOf(key, rules, { outcome, now });
  return { key, errorCode: 'TARGETING_KEY_MISSING', errorDetails: withoutEntity(key).message };
};
