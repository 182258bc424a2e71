/**
 * PutProjectEvents: the evaluations that clients report first, then the custom events; each is answered by itself.
 */
import { arnOf } from '../../domain/arn.ts';
import type { Assignment } from '../../domain/event/attribution.ts';
import { fold, type Taken } from '../../domain/event/measurement.ts';
import { dropMetrics } from '../../domain/operational-metric.ts';
import type { EventStore } from '../store/data-plane.ts';
import { missing } from './failure.ts';
import { possibleProject } from './found.ts';
import type { Context as AnyContext, Handler } from './handler.ts';
import { type Intake, readEvent } from './intake.ts';
import { idsOf, writeLines } from './lines.ts';

type Context = AnyContext<EventStore>;

export const putProjectEvents: Handler<'PutProjectEvents', EventStore> = async (
  { project: reference, events },
  context,
) => {
  const project = possibleProject(context, reference);
  const [running, to] = await Promise.all([
    context.store.running.get(project),
    context.store.lines.destination(project),
  ]);
  if (!running) throw missing(context.deployment, { type: 'project', name: project });
  const digest = context.digest();
  const idOf = idsOf(digest);
  const projectArn = arnOf(context.deployment, { type: 'project', name: project });
  const intake: Intake = { project, running, to, now: context.now, assigned: [], taken: [], lines: [] };
  const faults = events.map((event, place) =>
    readEvent(event, { id: idOf(place), time: event.timestamp, projectArn }, intake),
  );
  // Before anything is counted: a call that fails here has counted nothing, and writes the same lines when it is repeated.
  if (to) await writeLines(context, { project, to, lines: intake.lines });
  await Promise.all(intake.assigned.map((one) => context.store.assignments.assign(one)));
  await count(context, intake, digest);
  const failedEventCount = faults.filter((fault) => fault !== undefined).length;
  if (failedEventCount > 0) context.count('EventsRefused', failedEventCount);
  if (events.length > failedEventCount) context.count('EventsAccepted', events.length - failedEventCount);
  return {
    failedEventCount,
    eventResults: faults.map((fault, place) => ({ eventId: idOf(place), ...fault })),
  };
};

/** One write for each entity and metric, whatever the number of events; what is not counted is counted as dropped. */
const count = async (context: Context, { project, taken }: Intake, digest: Uint8Array): Promise<void> => {
  const { store, now } = context;
  if (taken.length === 0) return;
  const { additions, drops } = fold(taken, await assignmentsOf(context, project, taken), now);
  const outcomes = await Promise.all(
    additions.map(({ taker, metric, entityId, arms }) =>
      store.measurements.add({ project, entityId, trialId: taker.id, kind: taker.kind, metric, arms, now, digest }),
    ),
  );
  if (outcomes.includes('unremembered')) context.report('retries are not remembered', { project });
  for (const { cause } of drops) context.count(dropMetrics[cause]);
  if (drops.length > 0) await store.drops.add(drops);
};

/** Reads the assignments of all entities, and once more consistently those that are not found. */
const assignmentsOf = async ({ store }: Context, project: string, taken: readonly Taken[]) => {
  const wanted = new Map(
    taken.map(({ taker, entityId }) => [nameOf(taker.id, entityId), { project, trialId: taker.id, entityId }]),
  );
  const found = new Map<string, Assignment>();
  for (const consistent of [false, true]) {
    const open = [...wanted].filter(([name]) => !found.has(name));
    for (let start = 0; start < open.length; start += largestRead) {
      const part = open.slice(start, start + largestRead);
      const read = await store.assignments.getAll(
        part.map(([, of]) => of),
        { consistent },
      );
      for (const [index, assignment] of read.entries())
        if (assignment) found.set((part[index] as [string, unknown])[0], assignment);
    }
  }
  return ({ taker, entityId }: Taken) => found.get(nameOf(taker.id, entityId));
};

const largestRead = 100;

const nameOf = (trialId: string, entityId: string): string => `${trialId} ${entityId}`;
