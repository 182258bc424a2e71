/**
 * Tasks that must not keep each other from running.
 */
import type { ReportFailure } from '../../domain/operational-metric.ts';

/** Runs the tasks one after the other, whatever fails. Rejects with the first failure, and reports the others. */
export const runEach = async (report: ReportFailure, tasks: readonly (() => Promise<unknown>)[]): Promise<void> => {
  const failures: unknown[] = [];
  for (const task of tasks) await task().catch((error: unknown) => failures.push(error));
  if (failures.length === 0) return;
  const [first, ...others] = failures;
  for (const error of others) report('another task of the same run failed', { error });
  throw first;
};
