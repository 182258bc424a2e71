/**
 * GetLaunchMetrics: the numbers of each group over the whole launch, and the comparisons within its steps.
 */
import { controlGroupOf, type Launch, launchFeatures } from '../../domain/lifecycle/launch.ts';
import { stepPlanOf } from '../../domain/results/within-step.ts';
import type { Context, Handler } from './handler.ts';
import { requireLaunch, requireProject } from './require.ts';
import { launchMetricsView } from './view/launch-metrics.ts';

export const getLaunchMetrics: Handler<'GetLaunchMetrics'> = async (input, context) => {
  const { store, now } = context;
  const { entity: project } = await requireProject(context, input.project);
  const { entity: launch } = await requireLaunch(context, project.name, input.launch);
  const plan = stepPlanOf(launch, await controlOf(context, launch));
  const [states, drops] = await Promise.all([
    store.launchStates.read({ launch, plan, now }),
    store.drops.list(launch.id),
  ]);
  const { metrics, ...view } = launchMetricsView({ launch, plan, states, now });
  return { ...view, metrics: metrics.map((one, metric) => ({ ...one, ...drops(metric) })) };
};

const controlOf = async ({ store }: Context, launch: Launch): Promise<string> => {
  const features = await Promise.all(
    launchFeatures(launch).map((name) => store.features.getOutline(launch.project, name)),
  );
  const found = features.flatMap((feature) => feature?.entity ?? []);
  const defaults = Object.fromEntries(found.map(({ name, defaultVariation }) => [name, defaultVariation]));
  return controlGroupOf(launch, defaults) ?? '';
};
