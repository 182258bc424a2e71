/**
 * The operations on the shares of a feature's traffic.
 */
import { type CompiledFeature, compileFeature, movesBetween, turningPoints } from '@selfevident/evaluation';
import { notFound } from './errors.ts';
import type { Context, Handler } from './handler.ts';
import { momentOfRules } from './moment-of-rules.ts';
import { readProposal } from './proposal.ts';
import { requireProject } from './require.ts';
import { movesView, overrideCounts, trafficView } from './view/traffic.ts';

export const getFeatureTraffic: Handler<'GetFeatureTraffic'> = async (input, context) => {
  const { entity: project } = await requireProject(context, input.project);
  const feature = await requireRules(context, project.name, input.feature);
  const { changedTime } = feature.rules;
  const time = momentOfRules(context, feature.rules, input.at);
  const [nextChange] = turningPoints(feature, time);
  return {
    ...trafficView({ feature, time }),
    overrides: overrideCounts(feature),
    ...(nextChange === undefined ? {} : { nextChange }),
    ...(changedTime === undefined ? {} : { rulesSince: changedTime }),
  };
};

export const previewTraffic: Handler<'PreviewTraffic'> = async (input, context) => {
  const { entity: project } = await requireProject(context, input.project);
  const before = await requireRules(context, project.name, input.feature);
  const place = { project: project.name, feature: input.feature };
  const { applyTo, warnings } = await readProposal(context, place, input);
  const after = compileFeature(applyTo(before.rules));
  return {
    ...trafficView({ feature: before, time: context.now }),
    overrides: overrideCounts(before),
    moments: momentsOf(before, after, context.now),
    warnings,
  };
};

const requireRules = async (context: Context, project: string, name: string): Promise<CompiledFeature> => {
  const rules = await context.store.rules.read(project, name);
  if (!rules) throw notFound(context.deployment, { type: 'feature', project, name });
  return rules;
};

/** At the first moment, now, the proposed rules take the place of what is; later moments follow one another. */
const momentsOf = (before: CompiledFeature, after: CompiledFeature, now: number) => {
  const times = [now, ...new Set(turningPoints(after, now).filter(Number.isFinite))];
  return times.map((time, index) => {
    const from = index === 0 ? { feature: before, time: now } : { feature: after, time: times[index - 1] ?? now };
    const to = { feature: after, time };
    return { ...trafficView(to), moves: movesBetween(from, to).map(movesView) };
  });
};
