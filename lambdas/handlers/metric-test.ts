/**
 * TestMetric: what a metric takes from an event, and for what it would count. Nothing is written.
 */
import { entityBounds } from '../../domain/event/bounded-value.ts';
import { attribute } from '../../domain/event/measurement.ts';
import { compileMetric } from '../../domain/event/read-value.ts';
import { takeFromEvent, wordValueDrop } from '../../domain/event/test-metric.ts';
import type { MetricDefinition } from '../../domain/lifecycle/metric.ts';
import { metricOptionFaults } from '../../domain/lifecycle/metric-options.ts';
import { checkMetric } from './check-members.ts';
import { invalidMember, throwIfAny } from './errors.ts';
import type { Context, Handler } from './handler.ts';
import { requireProject } from './require.ts';

export const testMetric: Handler<'TestMetric'> = async ({ project, metricDefinition, data, entityId }, context) => {
  const { entity } = await requireProject(context, project);
  const definition = checkDefinition(metricDefinition);
  const tested = takeFromEvent(definition, data);
  if (!tested) throw invalidMember('data', 'must be the text of a JSON object, nested 1,000 deep at most');
  if (entityId === undefined) return tested;
  const trials = await trialsOf(context, { project: entity.name, entityId, definition });
  if (!tested.matched || tested.id === entityId) return { ...tested, trials };
  const reason = `The event is of the entity ${tested.id}, not of ${entityId}.`;
  return { ...tested, cause: 'otherEntity', reason, trials };
};

/** @throws ServiceError ValidationException, as a creation with this metric does. */
const checkDefinition = (requested: MetricDefinition): MetricDefinition => {
  const member = 'metricDefinition';
  const renamed = (name: string) => name.replace(/^\[0]\.metricDefinition/, member);
  throwIfAny(
    metricOptionFaults([{ metricDefinition: requested }], '').map(({ name, message }) => ({
      name: renamed(name),
      message,
    })),
  );
  return checkMetric({ metricDefinition: requested }, member).metricDefinition;
};

interface TestedEntity {
  readonly project: string;
  readonly entityId: string;
  readonly definition: MetricDefinition;
}

/** What each running trial would do with a value of the entity that is dated now, if it had this metric. */
const trialsOf = async ({ store, now }: Context, { project, entityId, definition }: TestedEntity) => {
  const all = (await store.running.get(project)) ?? [];
  const running = all.filter(({ ends = Infinity }) => now <= ends);
  const ids = running.map(({ id }) => id);
  const known = await store.entities.get({ project, entityId }, ids);
  const metric = { ...definition, readValue: compileMetric(definition), bounds: entityBounds(definition) };
  return running.map((trial) => {
    const tested = { ...trial, metrics: [metric] };
    const value = { trial: tested, metricIndex: 0, entityId, value: 0n, time: now, event: definition };
    const found = attribute(value, known.get(trial.id)?.assignment, now);
    const shown = { type: TYPES[trial.type], name: trial.name };
    if ('cause' in found) return { ...shown, dropped: found.cause, reason: wordValueDrop(found.cause) };
    const [arm = ''] = found.arms;
    return { ...shown, arm, reason: `Counts for ${arm}.` };
  });
};

const TYPES = { launch: 'LAUNCH', experiment: 'EXPERIMENT' } as const;
