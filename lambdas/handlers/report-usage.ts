/**
 * The operation by which applications that evaluate by themselves report how often they did.
 */
import { ALL_FEATURES, type Evaluations } from '../../domain/usage.ts';
import type { EvaluationStore } from '../store/evaluation-store.ts';
import type { ProjectRules } from '../store/resources/project-rules.ts';
import { invalidMember, missing } from './errors.ts';
import type { Handler } from './handler.ts';
import { projectNameIn } from './require.ts';

/** Older evaluations count nowhere, as older events. In milliseconds. */
const OLDEST = 14 * 86_400_000;

export const reportUsage: Handler<'ReportUsage', EvaluationStore> = async (input, context) => {
  const project = projectNameIn(context, input.project);
  const rules = await context.store.projectRules.get(project);
  if (rules === 'projectMissing') throw missing(context.deployment, { type: 'project', name: project });
  const { usage = [], allEvaluated } = input;
  if (input.usage === undefined && allEvaluated === undefined)
    throw invalidMember('usage', 'is required where allEvaluated is missing');
  const reported = usage.flatMap(({ feature, counts, lastEvaluated = context.now }) =>
    Object.entries(counts).map(([variation, count]) => ({
      feature,
      variation,
      count,
      time: Math.min(lastEvaluated, context.now),
    })),
  );
  const all = allEvaluated === undefined ? [] : [allAt(Math.min(allEvaluated, context.now))];
  const counts = ({ feature, variation, time }: Evaluations) =>
    time >= context.now - OLDEST && hasVariation(rules, feature, variation);
  context.store.usage.addOnce(context.digest(), project, [
    ...reported.filter(counts),
    ...all.filter(({ time }) => time >= context.now - OLDEST),
  ]);
  const uncounted = reported.filter((one) => !counts(one)).map(({ feature, variation }) => ({ feature, variation }));
  return { uncounted };
};

const allAt = (time: number): Evaluations => ({ feature: ALL_FEATURES, variation: ALL_FEATURES, count: 1, time });

const hasVariation = ({ features }: ProjectRules, feature: string, variation: string): boolean =>
  features
    .get(feature)?.()
    .rules.variations.some(({ name }) => name === variation) ?? false;
