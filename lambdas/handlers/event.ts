/**
 * PutProjectEvents: writes reported evaluations first, then the values of custom events. Each event has its own answer.
 */
import type { Event } from '../../contract/event.ts';
import type { Input, Output } from '../../contract/index.ts';
import { arnOf } from '../../domain/arn.ts';
import type { Assignment } from '../../domain/event/attribution.ts';
import { foldByEntity, type MetricValue, type TrialDrop } from '../../domain/event/measurement.ts';
import { dropMetrics } from '../../domain/operational-metric.ts';
import type { AssignmentWrite } from '../store/counting/assignment.ts';
import type { EventStore } from '../store/event-store.ts';
import { idsOf, writeDeliveryRecords } from './delivery-records.ts';
import { missing } from './errors.ts';
import type { Context as AnyContext, Handler } from './handler.ts';
import { readEvent, refusalOf } from './read-event.ts';
import { projectNameIn } from './require.ts';
import { tapEvents } from './tap-events.ts';

type Context = AnyContext<EventStore>;

export const putProjectEvents: Handler<'PutProjectEvents', EventStore> = (input, context) => takeEvents(input, context);

/** Pages report what they show by tokens, so that nobody can report another variation. Events are theirs to make up. */
export const reportEvents: Handler<'ReportEvents', EventStore> = (input, context) =>
  takeEvents(input, context, ({ type }) =>
    type === 'aws.evidently.custom'
      ? undefined
      : 'With a key, exposures are reported by their tokens, with ReportExposures',
  );

/** Takes events, but for those that `refuse` has a reason against. */
const takeEvents = async (
  { project: reference, events }: Input<'PutProjectEvents'>,
  context: Context,
  refuse: (event: Event) => string | undefined = () => undefined,
): Promise<Output<'PutProjectEvents'>> => {
  const project = projectNameIn(context, reference);
  const [running, tap, target] = await Promise.all([
    context.store.running.get(project),
    context.store.running.tap(project),
    context.store.deliveryRecords.target(project),
  ]);
  if (!running) throw missing(context.deployment, { type: 'project', name: project });
  const digest = context.digest();
  const idOf = idsOf(digest);
  const projectArn = arnOf(context.deployment, { type: 'project', name: project });
  const { deployment, now } = context;
  const options = { deployment, project, running, delivers: target !== undefined, now };
  const read = events.map((event, index) => {
    const id = idOf(index);
    const refusal = refuse(event);
    if (refusal !== undefined) return { id, ...refusalOf(refusal) };
    return { id, ...readEvent(event, { id, time: event.timestamp, projectArn }, options) };
  });
  const accepted = read.flatMap((one) => ('fault' in one ? [] : one));
  const lines = accepted.flatMap((one) => one.lines);
  const assignments = accepted.flatMap((one) => one.assigned);
  const values = accepted.flatMap((one) => one.values);
  const missed = accepted.flatMap((one) => one.drops);
  // A call that fails here has counted nothing yet, and its repetition writes the same delivery records.
  if (target) await writeDeliveryRecords(context, target, lines);
  await assignAll(context, assignments);
  const assignmentOf = await writeValues(context, { project, values, missed, digest });
  if (tap) await tapEvents(context, { ...tap, project }, { events, read, assignmentOf });
  const failedEventCount = events.length - accepted.length;
  if (failedEventCount > 0) context.count('EventsRefused', failedEventCount);
  if (accepted.length > 0) context.count('EventsAccepted', accepted.length);
  const eventResults = read.map((one) => ({ eventId: one.id, ...('fault' in one ? one.fault : {}) }));
  return { failedEventCount, eventResults };
};

/** Writes the assignments of one entity in the order of their times, and those of different entities at once. */
const assignAll = async ({ store, now }: Context, assignments: readonly AssignmentWrite[]): Promise<void> => {
  const ofEntities = Map.groupBy(assignments, ({ trialId, entityId }) => `${trialId} ${entityId}`);
  await Promise.all(
    [...ofEntities.values()].map(async (group) => {
      for (const one of group.toSorted((a, b) => a.time - b.time)) await store.assignments.assign(one, now);
    }),
  );
};

interface Call {
  readonly project: string;
  readonly values: readonly MetricValue[];
  readonly missed: readonly TrialDrop[];
  readonly digest: Uint8Array;
}

type AssignmentOf = (value: MetricValue) => Assignment | undefined;

/**
 * Writes once for each entity and metric, whatever the number of events. Drops are summed in memory. Resolves to the
 * assignments by which the values were counted.
 */
const writeValues = async (context: Context, { project, values, missed, digest }: Call): Promise<AssignmentOf> => {
  const { store, now } = context;
  if (values.length === 0) {
    store.drops.add({ project, drops: missed });
    return () => undefined;
  }
  const entityOf = ({ trial, entityId }: MetricValue) => ({ project, trialId: trial.id, entityId });
  const assignmentOf = await store.assignments.find(values.map(entityOf));
  const { additions, drops } = foldByEntity(values, (one) => assignmentOf(entityOf(one)), now);
  store.drops.add({ project, drops: [...missed, ...drops] });
  for (const { cause } of drops) if (isValueDrop(cause)) context.count(dropMetrics[cause]);
  const outcomes = await Promise.all(
    additions.map(({ trial, metricIndex, entityId, arms, windowEnd }) =>
      store.measurements.add({
        project,
        entityId,
        trialId: trial.id,
        type: trial.type,
        metricIndex,
        arms,
        windowEnd,
        bounds: trial.metrics[metricIndex]?.bounds ?? {},
        now,
        digest,
      }),
    ),
  );
  if (outcomes.includes('unremembered')) context.report('retries are not remembered', { project });
  return (one) => assignmentOf(entityOf(one));
};

const isValueDrop = (cause: TrialDrop['cause']): cause is keyof typeof dropMetrics => Object.hasOwn(dropMetrics, cause);
