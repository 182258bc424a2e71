/**
 * Evaluations by the OpenFeature Remote Evaluation Protocol. One flag assigns, as EvaluateFeature does, because servers
 * ask for a flag when they use it. All flags at once assign nothing: a page asks for many that it never shows. A key may
 * say otherwise.
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
import { allowsEveryFeature, allowsFeature, hasScope } from '../../domain/key/key.ts';
import { type FlagContext, readFlagContext } from '../../domain/ofrep/context.ts';
import { evaluationMetrics } from '../../domain/operational-metric.ts';
import type { EvaluationStore } from '../store/evaluation-store.ts';
import type { ProjectRules } from '../store/resources/project-rules.ts';
import type { Rules } from '../store/resources/rules.ts';
import { missingRules } from './ask-rules.ts';
import { assignServed, stepGroupOf } from './assign-served.ts';
import { countAllAtOnce, countServed } from './count-served.ts';
import { hasTag } from './entity-tag.ts';
import { missing } from './errors.ts';
import { FlagError, withoutEntity } from './flag-error.ts';
import { type Answered, type Viewer, viewerOf, viewOf, viewWithoutEntity } from './flag-view.ts';
import type { Context as AnyContext, Handler } from './handler.ts';
import { projectNameIn } from './require.ts';

type Context = AnyContext<EvaluationStore>;

export const evaluateFlag: Handler<'EvaluateFlag', EvaluationStore> = async (input, context) => {
  const project = projectNameIn(context, input.project);
  const asked = flagContextIn(input.context, context.text);
  const { key: feature } = input;
  const exists = canExist({ type: 'feature', project, name: feature }) && isAllowed(context, feature);
  const rules = exists ? await context.store.rules.get(project, feature) : 'featureMissing';
  if (typeof rules === 'string') throw missingFlag(context, { project, feature }, rules);
  const outcome = ask(rules, asked, context.now);
  if (outcome === undefined) throw withoutEntity(feature);
  context.count(evaluationMetrics[outcome.reason]);
  countServed(context, project, [{ feature, variation: outcome.variation.name }]);
  const answered = { feature, rules, outcome };
  const assigning = mayEnrol(context, 'expose') && assignAnswered(context, project, asked, [answered]);
  if (assigning) await assigning;
  const viewer = viewerOf(context, { project, entityId: asked.entityId });
  return viewOf(answered, viewer instanceof Promise ? await viewer : viewer);
};

export const evaluateFlags: Handler<'EvaluateFlags', EvaluationStore> = async (input, context) => {
  const project = projectNameIn(context, input.project);
  const asked = flagContextIn(input.context, context.text);
  const rules = await context.store.projectRules.get(project);
  if (rules === 'projectMissing') throw missing(context.deployment, { type: 'project', name: project });
  const answers = namesAskedFor(context, asked, rules).map((name) => answerOf(name, rules, asked, context.now));
  const answered = answers.filter((answer) => typeof answer !== 'string');
  const isWhole = !asked.flags && (!context.key || allowsEveryFeature(context.key));
  if (isWhole) countAllAtOnce(context, project);
  else countServed(context, project, answered.map(servedIn));
  if (mayEnrol(context, 'enrolOnBulk')) {
    const enrolled = answered.filter(({ outcome }) => outcome.assignment);
    await assignAnswered(context, project, asked, enrolled);
  }
  const viewer = await viewerOf(context, { project, entityId: asked.entityId });
  const flagsFor = (one: Viewer): EvaluatedFlag[] =>
    answers.map((answer) => (typeof answer === 'string' ? viewWithoutEntity(answer) : viewOf(answer, one)));
  const etag = tagOf(flagsFor({ ...viewer, seal: viewer.mark }));
  return hasTag(context.ifNoneMatch, etag) ? { etag, notModified: true } : { etag, flags: flagsFor(viewer) };
};

const tagOf = (flags: readonly EvaluatedFlag[]): string =>
  `"${createHash('sha256').update(JSON.stringify(flags)).digest('base64url')}"`;

const namesAskedFor = (context: Context, { flags }: FlagContext, { features }: ProjectRules): string[] => {
  const names = flags?.filter((name) => features.has(name)) ?? [...features.keys()];
  return [...new Set(names)].filter((name) => isAllowed(context, name)).sort();
};

const servedIn = ({ feature, outcome }: Answered) => ({ feature, variation: outcome.variation.name });

/** A caller without a key may ask for every feature. */
const isAllowed = ({ key }: Context, feature: string): boolean => key === undefined || allowsFeature(key, feature);

/** A caller without a key enrols by asking for one flag. */
const mayEnrol = ({ key }: Context, scope: 'expose' | 'enrolOnBulk'): boolean =>
  key ? hasScope(key, scope) : scope === 'expose';

interface FeatureName {
  readonly project: string;
  readonly feature: string;
}

/** A page learns of a flag that its key does not allow what it learns of one that is not there. */
const missingFlag = (context: Context, { project, feature }: FeatureName, rules: Extract<Rules, string>) =>
  context.key
    ? new FlagError('FLAG_NOT_FOUND', `There is no flag ${feature} here.`)
    : missingRules(context, { project, feature }, rules);

const assignAnswered = (
  context: Context,
  project: string,
  { entityId, attributes }: FlagContext,
  answered: readonly Answered[],
): Promise<void> | undefined => {
  if (entityId === undefined) return undefined;
  const evaluated = answered.map(({ feature, rules, outcome }) => {
    const stepGroup = stepGroupOf(rules, outcome, context.now);
    return { feature, entityId, attributes, outcome, stepGroup };
  });
  return assignServed(context, project, evaluated);
};

/** The characters of a text that has no room for a thousand pairs of braces. */
const SURELY_FLAT = 2_000;

/** @throws FlagError INVALID_CONTEXT that says what is wrong. */
const flagContextIn = (context: unknown, body: string): FlagContext => {
  const read = readFlagContext(context, body);
  if ('fault' in read) throw new FlagError('INVALID_CONTEXT', `${read.fault}.`);
  // It is JSON, and its depth is all that can be wrong.
  if (read.attributes.length <= SURELY_FLAT) return read;
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

/** The name alone where the answer depends on an entity that is not given. */
const answerOf = (feature: string, { features }: ProjectRules, asked: FlagContext, now: number): Answered | string => {
  const rules = features.get(feature)?.();
  const outcome = rules && ask(rules, asked, now);
  return rules && outcome ? { feature, rules, outcome } : feature;
};
