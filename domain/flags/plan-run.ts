/**
 * Whether a trial starts or stops with a file. A file has drafts, and says of some that they run. Neither is a command:
 * `--start` and `--stop` are.
 */
import type { Actual } from '../template/actual.ts';
import type { DesiredRun } from '../template/run.ts';
import { isOver, isTrialType } from './flags-document.ts';
import type { FileResource } from './read-flags.ts';
import type { FileFault } from './read-members.ts';
import { startFaults } from './start-faults.ts';

export interface ApplyOptions {
  /** Whether to delete what the file lacks. */
  readonly prune: boolean;
  /** Whether to start what runs in the file. */
  readonly start: boolean;
  /** Whether to stop what the file does not have running. */
  readonly stop: boolean;
  /** Epoch seconds. */
  readonly now: number;
}

export interface PlannedRun {
  readonly run?: DesiredRun | undefined;
  readonly faults: readonly FileFault[];
}

const NOTHING: PlannedRun = { faults: [] };

export const planRunOf = (
  resource: FileResource,
  actual: Pick<Actual, 'status'> | undefined,
  { start, stop, now }: ApplyOptions,
): PlannedRun => {
  if (!isTrialType(resource.desired.type)) return NOTHING;
  if (resource.running) return start && isDraft(actual) ? startOf(resource, now) : NOTHING;
  return stop && actual?.status === 'RUNNING'
    ? { run: { status: 'STOP', desiredState: 'CANCELLED', reason: 'a draft in the file of flags' }, faults: [] }
    : NOTHING;
};

const isDraft = (actual: Pick<Actual, 'status'> | undefined): boolean => !actual || actual.status === 'CREATED';

const startOf = (resource: FileResource, now: number): PlannedRun => {
  const { desired, running, path } = resource;
  if (desired.type === 'launch') return { run: { status: 'START' }, faults: startFaults(resource, now) };
  const ends = running?.ends;
  if (ends !== undefined && ends > now)
    return { run: { status: 'START', analysisCompleteTime: ends }, faults: startFaults(resource, now) };
  const message =
    ends === undefined
      ? 'is required to start an experiment: when its analysis is complete'
      : 'is past: an experiment starts with a time to come';
  return { faults: [{ path: [...path, 'running', 'ends'], message }] };
};

/** What stays different for want of an option. */
export const runHint = (
  { desired, running }: FileResource,
  actual: Pick<Actual, 'status'> | undefined,
  { start, stop }: ApplyOptions,
): string[] => {
  if (!isTrialType(desired.type)) return [];
  if (running && actual && isOver(actual))
    return [`has ended, which cannot be undone; give it a new name to run again`];
  if (running && isDraft(actual) && !start) return ['runs in the file; --start starts it'];
  return !running && actual?.status === 'RUNNING' && !stop ? ['runs, and is a draft in the file; --stop stops it'] : [];
};
