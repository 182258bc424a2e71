/**
 * Calls with custom events that the journal has and the service has not. Each is sent as it came, with its own id, once
 * the service knows what was served before; what cannot be sent now is sent later.
 */
import { retryPause } from '@selfevident/evaluation/exposure';
import { reasonOf } from '../start-error.ts';
import type { After } from './after.ts';
import { type JournaledCall, keyOf } from './journal.ts';
import { type Answer, isTemporary, messageIn } from './upstream.ts';

export interface QueueParts {
  /** Resolves when each call has its group. */
  readonly ready: () => Promise<void>;
  /** Resolves when the service knows what was served before the call's events; rejects when it does not. */
  readonly settle: (call: JournaledCall) => Promise<void>;
  readonly send: (call: JournaledCall) => Promise<Answer>;
  /** Groups of one project are sent one after the other, the lowest first. */
  readonly groupOf: (call: JournaledCall) => number;
  /** Is told that a call need not be sent again. */
  readonly done: (call: JournaledCall) => void;
  readonly after: After;
  readonly report: (message: string) => void;
}

export interface CustomQueue {
  readonly add: (call: JournaledCall) => void;
  /** Calls that wait, in order. */
  readonly waiting: () => Iterable<JournaledCall>;
  readonly pending: number;
  /** Characters of their bodies. */
  readonly size: number;
  /** Events that the service refused after they had been taken here, and calls whose project is gone. */
  readonly refused: number;
  /** Forgets what waits for a project, which is gone. */
  readonly forget: (project: string) => void;
  /** Tries each waiting call once. */
  readonly flush: () => Promise<void>;
  /** Sends nothing more by itself. */
  readonly close: () => void;
}

/** Calls under way at the same time. */
const AT_ONCE = 8;

export const openCustomQueue = ({ ready, settle, groupOf, send, done, after, report }: QueueParts): CustomQueue => {
  const waiting = new Map<string, JournaledCall>();
  let [refused, failures, size] = [0, 0, 0];
  let cancel: (() => void) | undefined;
  let running: Promise<void> | undefined;
  let closed = false;

  const sendOne = async (call: JournaledCall) => {
    await settle(call);
    // Meanwhile it may have been forgotten, with its project.
    if (!waiting.has(keyOf(call))) return;
    const answer = await send(call);
    if (isTemporary(answer.status)) throw new Error(`the service answers ${answer.status}`);
    const failed = refusedIn(answer);
    if (failed > 0) report(`the service refused ${failed} events of ${call.project}: ${reasonIn(answer)}`);
    refused += failed;
    finish(call);
  };

  const finish = (call: JournaledCall) => {
    remove(call);
    done(call);
  };

  const remove = (call: JournaledCall) => {
    if (waiting.delete(keyOf(call))) size -= call.body.length;
  };

  const sendAll = async () => {
    await ready();
    const calls = [...waiting.values()].toSorted((one, other) => groupOf(one) - groupOf(other));
    while (calls.length > 0) await Promise.all(calls.splice(0, countTogether(calls, groupOf)).map(sendOne));
    failures = 0;
  };

  const run = (): Promise<void> => {
    cancel?.();
    cancel = undefined;
    running ??= sendAll()
      .catch((error: unknown) => {
        if (failures++ === 0) report(`events wait in the journal: ${reasonOf(error)}`);
      })
      .finally(() => {
        running = undefined;
        plan();
      });
    return running;
  };

  const plan = () => {
    if (closed || cancel || running || waiting.size === 0) return;
    cancel = after(failures === 0 ? 0 : retryPause(failures - 1, Math.random), run);
  };

  return {
    add: (call) => {
      remove(call);
      waiting.set(keyOf(call), call);
      size += call.body.length;
      plan();
    },
    waiting: () => waiting.values(),
    get pending() {
      return waiting.size;
    },
    get size() {
      return size;
    },
    get refused() {
      return refused;
    },
    forget: (project) => {
      const lost = [...waiting.values()].filter((call) => call.project === project);
      for (const call of lost) finish(call);
      refused += lost.length;
      if (lost.length > 0) report(`${lost.length} calls with events are dropped: the project ${project} is gone`);
    },
    flush: async () => {
      await running;
      if (waiting.size > 0) await run();
    },
    close: () => {
      closed = true;
      cancel?.();
    },
  };
};

/** How many of the first calls may be under way together: no two of one project with different groups. */
const countTogether = (calls: readonly JournaledCall[], groupOf: QueueParts['groupOf']): number => {
  const groups = new Map<string, number>();
  const end = calls.findIndex((call) => {
    const group = groups.get(call.project) ?? groupOf(call);
    groups.set(call.project, group);
    return group !== groupOf(call);
  });
  return Math.min(AT_ONCE, end < 0 ? calls.length : end);
};

const reasonIn = (answer: Answer): string => (answer.status === 200 ? answer.body.slice(0, 300) : messageIn(answer));

const refusedIn = ({ status, body }: Answer): number => {
  if (status !== 200) return 1;
  try {
    return Number(JSON.parse(body).failedEventCount ?? 0);
  } catch {
    return 0;
  }
};
