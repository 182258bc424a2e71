/**
 * PutProjectEvents: the evaluations that clients report first, then the custom events; each is answered by itself.
 */
import { arnOf } from '../../domain/arn.ts';
import { type Drop, fold, type Taken } from '../../domain/event/measurement.ts';
import { dropMetrics } from '../../domain/operational-metric.ts';
import type { Assigned } from '../store/assignment.ts';
import type { EventStore } from '../store/event-store.ts';
import { missing } from './failure.ts';
import { possibleProject } from './found.ts';
import type { Context as AnyContext, Handler } from './handler.ts';
import { readEvent } from './intake.ts';
import { idsOf, writeLines } from './lines.ts';

type Context = AnyContext<EventStore>;

export const putProjectEvents: Handler<'PutProjectEvents', EventStore> = async (
  { project: reference, events },
  context,
) => {
  const project = possibleProject(context, reference);
  const [running, owner] = await Promise.all([context.store.running.get(project), context.store.lines.owner(project)]);
  if (!running) throw missing(context.deployment, { type: 'project', name: project });
  const digest = context.digest();
  const idOf = idsOf(digest);
  const projectArn = arnOf(context.deployment, { type: 'project', name: project });
  const { deployment, now } = context;
  const taking = { deployment, project, running, delivers: owner !== undefined, now };
  const read = events.map((event, place) => {
    const id = idOf(place);
    return { id, ...readEvent(event, { id, time: event.timestamp, projectArn }, taking) };
  });
  const good = read.flatMap((one) => ('fault' in one ? [] : one));
  const lines = good.flatMap((one) => one.lines);
  const assigned = good.flatMap((one) => one.assigned);
  const taken = good.flatMap((one) => one.taken);
  const missed = good.flatMap((one) => one.drops);
  // Before anything is counted: a call that fails here has counted nothing, and writes the same lines when it is repeated.
  if (owner) await writeLines(context, owner, lines);
  await assignAll(context, assigned);
  await count(context, { project, taken, missed, digest });
  const failedEventCount = events.length - good.length;
  if (failedEventCount > 0) context.count('EventsRefused', failedEventCount);
  if (good.length > 0) context.count('EventsAccepted', good.length);
  const eventResults = read.map((one) => ({ eventId: one.id, ...('fault' in one ? one.fault : {}) }));
  return { failedEventCount, eventResults };
};

/** Evaluations of one entity one after the other, in the order in which they happened; those of others at the same time. */
const assignAll = async ({ store, now }: Context, assigned: readonly Assigned[]): Promise<void> => {
  const ofEntities = Map.groupBy(assigned, ({ trialId, entityId }) => `${trialId} ${entityId}`);
  await Promise.all(
    [...ofEntities.values()].map(async (group) => {
      for (const one of group.toSorted((a, b) => a.time - b.time)) await store.assignments.assign(one, now);
    }),
  );
};

interface Call {
  readonly project: string;
  readonly taken: readonly Taken[];
  readonly missed: readonly Drop[];
  readonly digest: Uint8Array;
}

/** One write for each entity and metric, whatever the number of events. What is not counted is counted in memory. */
const count = async (context: Context, { project, taken, missed, digest }: Call): Promise<void> => {
  const { store, now } = context;
  if (taken.length === 0) return store.drops.add({ project, drops: missed });
  const ofTaken = ({ taker, entityId }: Taken) => ({ project, trialId: taker.id, entityId });
  const assignmentOf = await store.assignments.find(taken.map(ofTaken));
  const { additions, drops } = fold(taken, (one) => assignmentOf(ofTaken(one)), now);
  store.drops.add({ project, drops: [...missed, ...drops] });
  for (const { cause } of drops) if (isValueDrop(cause)) context.count(dropMetrics[cause]);
  const outcomes = await Promise.all(
    additions.map(({ taker, metric, entityId, arms }) =>
      store.measurements.add({ project, entityId, trialId: taker.id, kind: taker.kind, metric, arms, now, digest }),
    ),
  );
  if (outcomes.includes('unremembered')) context.report('retries are not remembered', { project });
};

const isValueDrop = (cause: Drop['cause']): cause is keyof typeof dropMetrics => Object.hasOwn(dropMetrics, cause);
