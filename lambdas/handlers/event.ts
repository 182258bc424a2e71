/**
 * PutProjectEvents: the evaluations that clients report first, then the custom events; each is answered by itself.
 */
import { arnOf } from '../../domain/arn.ts';
import type { Assignment } from '../../domain/event/attribution.ts';
import { takesEvent } from '../../domain/event/attribution.ts';
import { parseEvaluation, type ReportedEvaluation } from '../../domain/event/evaluation-event.ts';
import { customLine, evaluationLine, type LineHead } from '../../domain/event/line.ts';
import { fold, type Taken, takeAll } from '../../domain/event/measurement.ts';
import { memberText } from '../../domain/event/member-text.ts';
import { dropMetrics } from '../../domain/operational-metric.ts';
import type { DataDelivery } from '../../domain/project.ts';
import { parseContext } from '../../domain/segment/context.ts';
import type { EventStore } from '../store/data-plane.ts';
import type { Line } from '../store/line.ts';
import type { Running } from '../store/running.ts';
import { missing } from './failure.ts';
import { possibleProject } from './found.ts';
import type { Context as AnyContext, Handler } from './handler.ts';
import { fitsInLine, idsOf, writeLines } from './lines.ts';

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
  const intake: Intake = { project, running, to, evaluations: [], taken: [], lines: [] };
  const faults = events.map((event, place) => {
    const head = { id: idOf(place), time: event.timestamp, projectArn };
    return timeFault(event.timestamp, context.now) ?? readEvent(event, head, intake);
  });
  // Before anything is counted: a call that fails here has counted nothing, and writes the same lines when it is repeated.
  if (to) await writeLines(context, { project, to, lines: intake.lines });
  await assignReported(context, intake);
  await count(context, intake, digest);
  const failedEventCount = faults.filter((fault) => fault !== undefined).length;
  if (failedEventCount > 0) context.count('EventsRefused', failedEventCount);
  if (events.length > failedEventCount) context.count('EventsAccepted', events.length - failedEventCount);
  return {
    failedEventCount,
    eventResults: faults.map((fault, place) => ({ eventId: idOf(place), ...fault })),
  };
};

interface Event {
  readonly timestamp: number;
  readonly type: 'aws.evidently.evaluation' | 'aws.evidently.custom';
  readonly data: string;
}

/** What the events of a call come to before anything is written. */
interface Intake {
  readonly project: string;
  readonly running: readonly Running[];
  /** Where the project's lines go; without it there are none. */
  readonly to: DataDelivery | undefined;
  readonly evaluations: (ReportedEvaluation & { readonly time: number })[];
  readonly taken: Taken[];
  readonly lines: Line[];
}

interface EventFault {
  readonly errorCode: string;
  readonly errorMessage: string;
}

const invalid = (errorMessage: string): EventFault => ({ errorCode: 'ValidationException', errorMessage });

const hour = 3_600_000;
const earliest = 14 * 24 * hour;

const timeFault = (time: number, now: number): EventFault | undefined => {
  if (time > now + hour) return invalid('timestamp is more than an hour in the future');
  return time < now - earliest ? invalid('timestamp is more than two weeks in the past') : undefined;
};

const readEvent = ({ type, data }: Event, head: LineHead, intake: Intake): EventFault | undefined => {
  const { time } = head;
  if (intake.to && !fitsInLine(data)) return invalid('data is too long to be delivered: it may have 256 KB');
  if (type === 'aws.evidently.evaluation') {
    const reported = parseEvaluation(data);
    if ('fault' in reported) return invalid(reported.fault);
    intake.evaluations.push({ ...reported, time });
    if (intake.to) intake.lines.push({ ...head, text: reportedLine(head, reported, data) });
    return undefined;
  }
  const parsed = parseContext(data);
  if (!parsed) return invalid('data is not the text of a JSON object');
  const found = takeAll(parsed, time, intake.running);
  if ('outOfRange' in found) return invalid(`the value for the metric ${found.outOfRange} is 1e15 or more`);
  intake.taken.push(...found.taken);
  if (intake.to) intake.lines.push({ ...head, text: customLine(head, data) });
  return undefined;
};

const reportedLine = (head: LineHead, reported: ReportedEvaluation, data: string): string =>
  evaluationLine(head, { ...reported, entityAttributes: memberText(data, 'entityAttributes') ?? '{}' });

/** Makes or renews the assignments that the reported evaluations stand for. */
const assignReported = async ({ store, now }: Context, { project, running, evaluations }: Intake): Promise<void> => {
  const assigned = evaluations.flatMap(({ entityId, assignment, time }) => {
    const taker = running.find(({ kind, name }) => kind === assignment?.kind && name === assignment.name);
    if (!assignment || !taker?.arms.includes(assignment.arm) || !takesEvent(taker, time, now)) return [];
    return [{ project, entityId, trialId: taker.id, kind: taker.kind, arm: assignment.arm, time }];
  });
  await Promise.all(assigned.map((one) => store.assignments.assign(one)));
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
