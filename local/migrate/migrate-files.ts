/**
 * Rewrites or checks files, and says what came of it.
 */
import type { MigrateOptions } from './options.ts';
import { isLeft, reportOf, reportText } from './report.ts';
import { rewriteFiles } from './rewrite-files.ts';
import { writeFiles } from './write-files.ts';

export interface Migration {
  /** For standard output: a template, or the report of a check or a comparison. */
  readonly output: string;
  /** For standard error. */
  readonly report: string;
  /** 2 when a check finds something left to do, or a comparison something that differs. */
  readonly code: 0 | 2;
}

/** `now` is in epoch seconds. @throws StartError, and nothing is written. */
export const migrateFiles = (options: MigrateOptions, now: number): Migration => {
  const files = rewriteFiles(options, now);
  const reports = files.map(reportOf);
  const report = reportText(reports, options);
  if (options.check) return { output: report, report: '', code: reports.some(isLeft) ? 2 : 0 };
  if (options.out === undefined) return { output: files.map(({ text }) => text).join(''), report, code: 0 };
  writeFiles(options.out, files);
  return { output: '', report, code: 0 };
};
