/**
 * What the agent owes the service, kept on disk: exposures until the service has them, and calls with custom events.
 */
import type { Exposure } from '@selfevident/evaluation/exposure';
import type { After } from './after.ts';
import { INVOCATION } from './barrier.ts';
import { type CustomQueue, openCustomQueue } from './custom-queue.ts';
import { type Journal, type JournaledCall, type JournalRecord, keyOf } from './journal.ts';
import { owedInOrder } from './owed-order.ts';
import type { Projects } from './projects.ts';
import type { Upstream } from './upstream.ts';

export interface DebtParts {
  readonly journal: Journal;
  readonly projects: Projects;
  readonly upstream: Upstream;
  readonly after: After;
  readonly report: (message: string, facts?: Readonly<Record<string, unknown>>) => void;
}

export interface Debts {
  readonly queue: CustomQueue;
  /** Resolves when what an earlier process owed has been taken up. */
  readonly takenUp: Promise<unknown>;
  /** The same of one project, or when that takes two seconds; undefined from then on. */
  readonly takingUp: (project: string) => Promise<void> | undefined;
  /** Exposures of an earlier process that have not been taken up yet. */
  readonly earlier: () => number;
  /** Resolves when a first exposure is on disk; the latest of an entity is written, and not waited for. */
  readonly keepExposure: (project: string, exposure: Exposure, isFirst: boolean) => Promise<void>;
  /** Notes that the service has got exposures of a project. */
  readonly noteReported: (project: string) => void;
  /** Forgets what waits for a project, whose exposures are forgotten already. */
  readonly forget: (project: string) => void;
  /** Resolves when the call is on disk. @throws Error when the disk does not take it. */
  readonly keepCall: (call: JournaledCall) => Promise<void>;
}

export const openDebts = ({ journal, projects, upstream, after, report }: DebtParts): Debts => {
  const earlier = Map.groupBy(
    journal.owed.flatMap((record) => ('exposure' in record ? [record] : [])),
    ({ project }) => project,
  );
  const place = (call: JournaledCall): void => {
    const { sender, order } = projects.open(call.project);
    order.add(call, sender.mark(call.eventTime));
  };
  /** The projects whose records of an earlier process are being taken up. */
  const underWay = new Map<string, Promise<void>>();
  /** In the order in which it came; then the calls that came meanwhile. */
  const takeUp = async (name: string, records: readonly OwedRecord[]): Promise<void> => {
    const project = projects.open(name);
    // The service's time is known once there are rules, and says which exposures come too late.
    await Promise.resolve(project.rules()).catch(() => undefined);
    for (const record of records)
      if ('call' in record) place(record.call);
      else await project.takeAgain(record.exposure);
    for (const call of queue.waiting()) if (call.project === name) place(call);
    earlier.delete(name);
    underWay.delete(name);
  };
  const queue = openCustomQueue({
    ready: async () => void (await takenUp),
    settle: async (call) => {
      const { sender, order } = projects.open(call.project);
      await sender.settleTo(order.find(call)?.place ?? 0);
    },
    groupOf: (call) => projects.open(call.project).order.find(call)?.group ?? 0,
    send: (call) => upstream.call(resent(call)),
    done: (call) => {
      write({ done: keyOf(call) });
      const { sender, order } = projects.open(call.project);
      order.remove(call);
      sender.resume();
    },
    after,
    report,
  });
  for (const record of journal.owed) if ('call' in record) queue.add(record.call);
  for (const [name, records] of owedByProject(journal)) underWay.set(name, takeUp(name, records));
  const takenUp = Promise.all(underWay.values());
  let patience: Promise<void> | undefined = new Promise((resolve) => {
    after(LONGEST_TAKING_UP, () => {
      patience = undefined;
      resolve();
    });
  });

  const owed = (): readonly JournalRecord[] => {
    const waiting = Map.groupBy(queue.waiting(), ({ project }) => project);
    for (const name of waiting.keys()) projects.open(name);
    return [...projects.opened].flatMap(([name, { buffer, order }]) =>
      owedInOrder({ name, buffer, order, calls: waiting.get(name) ?? [] }),
    );
  };
  let isFailing = false;
  /** Told once for all in a row: a log may be on the disk that is full. */
  const fail = (error: unknown): void => {
    if (!isFailing) report('the journal cannot be written', { error });
    isFailing = true;
  };
  const attempt = (write: () => void): void => {
    try {
      write();
    } catch (error) {
      fail(error);
    }
  };
  const write = (record: JournalRecord): void => {
    attempt(() => {
      journal.write(record);
      isFailing = false;
    });
    compact();
  };
  // Until everything is taken up, the lines of the earlier process are the only ones that say its order.
  const compact = (): void => {
    if (underWay.size === 0) attempt(() => journal.compact(owed));
  };
  const noteReported = (project: string): void => {
    // What is not taken up yet would seem to be reported.
    if (underWay.has(project)) return;
    const left = projects.opened.get(project)?.buffer.unreported() ?? [];
    write({ project, reported: left.reduce((least, { time }) => Math.min(least, time), Number.MAX_SAFE_INTEGER) });
  };
  return {
    queue,
    takenUp,
    takingUp: (project) => {
      const over = underWay.get(project);
      return over && patience && Promise.race([over, patience]);
    },
    earlier: () => [...earlier.values()].reduce((sum, { length }) => sum + length, 0),
    keepExposure: async (project, exposure, isFirst) => {
      write({ project, exposure });
      if (isFirst) await journal.sync().catch(fail);
    },
    noteReported,
    forget: (project) => {
      queue.forget(project);
      noteReported(project);
    },
    keepCall: async (call) => {
      if (queue.size + call.body.length > MAX_WAITING)
        throw new Error(`events of ${MAX_WAITING >> 20} MB wait in it for the service`);
      journal.write({ call });
      // Before the file could be written anew without it.
      queue.add(call);
      if (!underWay.has(call.project)) place(call);
      compact();
      await journal.sync();
    },
  };
};

/** Milliseconds for which evaluations wait for what an earlier process left, which may be more than can be sent now. */
const LONGEST_TAKING_UP = 2_000;

/** The most characters of calls that wait, which are in memory too. */
const MAX_WAITING = 67_108_864;

type OwedRecord = Extract<JournalRecord, { readonly exposure: Exposure } | { readonly call: JournaledCall }>;

const owedByProject = ({ owed }: Journal): Map<string, OwedRecord[]> =>
  Map.groupBy(
    owed.filter((record): record is OwedRecord => 'exposure' in record || 'call' in record),
    (record) => ('call' in record ? record.call.project : record.project),
  );

const resent = ({ path, id, contentType, body }: JournaledCall) => ({
  method: 'POST' as const,
  path,
  headers: { 'content-type': contentType, [INVOCATION]: id },
  body,
});
