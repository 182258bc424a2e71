/**
 * Does what a finding of a guard asks for: stops the launch, holds it, or tells of it. Each is one conditional write, so
 * a guard, a stop by hand and a sweep that come together have one winner; the others decide again on what it left.
 */

import { endLaunch, type Launch, launchDueTime, launchSegments } from '../../domain/lifecycle/launch.ts';
import type { GuardAction } from '../../domain/lifecycle/launch-guard.ts';
import { holdLaunch } from '../../domain/lifecycle/launch-hold.ts';
import type { Patterns } from '../../domain/lifecycle/rules.ts';
import type { CountMetric } from '../../domain/operational-metric.ts';
import type { GuardedLaunch } from '../store/resources/guard.ts';
import type { HistoryRecord } from '../store/resources/history.ts';
import type { Store } from '../store/store.ts';
import type { Stored } from '../store/table/entity.ts';
import { settleOne } from './settle-one.ts';

export interface GuardFinding {
  /** What it is about: of findings of one subject with the same id, one is told. */
  readonly subject: string;
  readonly id: string;
  readonly action: GuardAction;
  /** The sentence that becomes the launch's `statusReason`. */
  readonly reason: string;
  /** The members of the event. */
  readonly detail: object;
}

export interface Guarding {
  readonly store: Store;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly count?: CountMetric | undefined;
}

/** Judges a running launch as it was read; undefined when there is nothing to do. */
export type Judge = (launch: Launch) => GuardFinding | undefined;

/** What was done; undefined when nothing was. */
export type Guarded = GuardAction | undefined;

/** Losing to other writers this often in a row means that the stored state is wrong. */
const MAX_ATTEMPTS = 20;

/**
 * Judges a launch, and does what the finding asks for. A launch that is held already is told of instead of
 * held, but not by the finding that held it.
 *
 * @throws Error when the write is refused again and again.
 */
export const guardLaunch = async (guarding: Guarding, guarded: GuardedLaunch, judge: Judge): Promise<Guarded> => {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const before = await readSettled(guarding, guarded);
    const judged = before?.entity.status === 'RUNNING' ? judge(before.entity) : undefined;
    if (!before || !judged || judged.id === before.entity.heldBy) return undefined;
    const finding = before.entity.heldSince !== undefined && judged.action === 'HOLD' ? asTold(judged) : judged;
    const outcome = await act(guarding, { projectId: guarded.projectId, before, finding });
    if (outcome === 'known') return undefined;
    if (outcome !== 'done') continue;
    if (finding.action !== 'TELL') guarding.count?.('GuardActions');
    return finding.action;
  }
  throw new Error(`the guard of ${guarded.project}/${guarded.name} is refused again and again`);
};

/** Reads a launch after its steps that have begun are written down, so that the finding is about the step in force. */
const readSettled = async ({ store, now }: Guarding, { project, name, projectId }: GuardedLaunch) => {
  for (;;) {
    const found = await store.launches.get(project, name);
    const time = found && launchDueTime(found.entity);
    if (time === undefined || time > now) return found;
    const due = { type: 'launch', project, name, time } as const;
    await settleOne(store, { due, findProjectId: async () => projectId });
  }
};

const asTold = (finding: GuardFinding): GuardFinding => ({ ...finding, action: 'TELL' });

interface Act {
  readonly projectId: string;
  readonly before: Stored<Launch>;
  readonly finding: GuardFinding;
}

const act = (guarding: Guarding, one: Act): Promise<string> =>
  one.finding.action === 'TELL' ? tell(guarding, one) : change(guarding, one);

const change = async ({ store, now }: Guarding, { projectId, before, finding }: Act): Promise<string> => {
  const { action, reason } = finding;
  const launch = before.entity;
  const after =
    action === 'STOP' ? endLaunch(launch, { state: 'CANCELLED', reason }, now) : holdLaunch(launch, finding, now);
  const record = recordOf(launch, finding, now);
  const quotas = { total: Number.MAX_SAFE_INTEGER, running: Number.MAX_SAFE_INTEGER };
  const shown = {
    ...record,
    status: after.status,
    before: membersOf(launch),
    after: { ...membersOf(after), ...record.after },
  };
  const patterns = action === 'HOLD' ? await patternsOf(store, launch) : {};
  return store.launches.move({ before, after, features: {}, patterns, quotas }, { projectId, record: shown });
};

/** The rules of a held launch are written anew, with the patterns of its segments. */
const patternsOf = async ({ segments }: Store, launch: Launch): Promise<Patterns> => {
  const names = launchSegments(launch);
  const found = names.length === 0 ? [] : await segments.getAll(names);
  return Object.fromEntries(found.map(({ name, pattern }) => [name, pattern]));
};

const membersOf = ({ status, statusReason, endedTime, heldSince }: Launch) => ({
  status,
  statusReason,
  endedTime,
  heldSince,
});

/** The launch is not written, so the condition is on what was told before. */
const tell = async ({ store, now }: Guarding, { projectId, before, finding }: Act): Promise<string> => {
  const { id } = before.entity;
  const { notices, version } = await store.notices.get(id);
  if (notices.told?.[finding.subject] === finding.id) return 'known';
  const told = { ...notices.told, [finding.subject]: finding.id };
  const records = [recordOf(before.entity, finding, now)];
  return store.notices.record(id, {
    before: { notices, version },
    after: { ...notices, told },
    historyOwner: projectId,
    records,
    now,
  });
};

const operations = { STOP: 'LaunchStoppedByGuard', HOLD: 'LaunchHeldByGuard', TELL: 'LaunchGuardTold' } as const;

const recordOf = (
  { id, project, name, status }: Launch,
  { id: found, action, reason, detail }: GuardFinding,
  now: number,
): HistoryRecord & { readonly after: object } => ({
  id: `${id}-${found}-${action}`,
  time: now,
  operation: operations[action],
  resourceType: 'launch',
  name,
  project,
  status,
  after: { guard: { action, reason, ...detail } },
});
