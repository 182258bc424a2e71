/**
 * The operation that lists how often features are evaluated.
 */
import { ALL_FEATURES, HOUR } from '../../domain/usage.ts';
import type { FeatureUsageItem, UsageHour } from '../store/counting/usage-lists.ts';
import { countedSinceOf } from './counted-since.ts';
import type { Context, Handler } from './handler.ts';
import { requireOutline, requireProject } from './require.ts';

const DEFAULT_PAGE = 100;
/** In milliseconds: how far back the hours of one feature go when no start is given. */
const DEFAULT_SPAN = 7 * 24 * HOUR;

export const listFeatureUsage: Handler<'ListFeatureUsage'> = async (input, context) => {
  const { store, now } = context;
  const { entity: project } = await requireProject(context, input.project);
  const { feature, maxResults: limit = DEFAULT_PAGE, nextToken: after } = input;
  const [countedSince, { entities: items, last }] = await Promise.all([
    countedSinceOf(context, project),
    store.usage.list(project.id, feature === undefined ? { limit, after } : { limit, from: feature, upTo: feature }),
  ]);
  const allEvaluated = items.find((one) => one.feature === ALL_FEATURES)?.last;
  const used = items.filter((one) => one.feature !== ALL_FEATURES);
  const usage =
    feature === undefined
      ? used.map((one) => usageView(one, now))
      : [await usageOfOne({ ...input, feature, project }, used[0], context)];
  return { time: now, countedSince, allEvaluated, usage, nextToken: last };
};

interface ProjectOfUsage {
  readonly id: string;
  readonly name: string;
  readonly createdTime: number;
}

interface OneFeature {
  readonly project: ProjectOfUsage;
  readonly feature: string;
  readonly since?: number;
}

/** A feature that was made anew under its name shows nothing of the one before. */
const usageOfOne = async (
  { project, feature: name, since }: OneFeature,
  item: FeatureUsageItem | undefined,
  context: Context,
) => {
  const { store, now } = context;
  const { entity: feature } = await requireOutline(context, project.name, name);
  const earliest = Math.max(since ?? now - DEFAULT_SPAN, feature.createdTime);
  const hours = await store.usage.hours({ projectId: project.id, feature: name }, earliest);
  const last = item !== undefined && item.last >= feature.createdTime ? item.last : undefined;
  return { feature: name, lastEvaluated: last, evaluations: sumOf(hours), hours };
};

const usageView = ({ feature, last, hours }: FeatureUsageItem, now: number) => {
  const latest = hours.filter(({ time }) => time > now - 24 * HOUR);
  return { feature, lastEvaluated: last, evaluations: sumOf(latest), hours: latest };
};

const sumOf = (hours: readonly Pick<UsageHour, 'evaluations'>[]): number =>
  hours.reduce((sum, { evaluations }) => sum + evaluations, 0);
