/**
 * The report of a migration, for people and as JSON.
 */
import { positionOf } from '../../domain/template/rewrite/source.ts';
import type { MigrateOptions } from './options.ts';
import type { RewrittenFile } from './rewrite-files.ts';

/** What a file had, and what it leaves to people. Lines and columns are those of the file before, from 1. */
export interface FileReport {
  readonly file: string;
  readonly changed: boolean;
  /** New logical ids by the old ones. */
  readonly renamed: Readonly<Record<string, string>>;
  readonly findings: readonly {
    readonly line: number;
    readonly column: number;
    readonly level: 'todo' | 'note';
    readonly message: string;
  }[];
}

export const reportOf = ({ file, before, text, renamed, findings }: RewrittenFile): FileReport => ({
  file,
  changed: text !== before,
  renamed: Object.fromEntries(renamed),
  findings: findings.map(({ offset, level, message }) => ({
    ...positionOf({ text: before }, offset),
    level,
    message,
  })),
});

/** Whether a person or another run has something left to do. */
export const isLeft = ({ changed, findings }: FileReport): boolean =>
  changed || findings.some(({ level }) => level === 'todo');

export const reportText = (reports: readonly FileReport[], { phase, check, json }: MigrateOptions): string => {
  if (json) return `${JSON.stringify({ files: reports }, null, 2)}\n`;
  const lines = reports.flatMap((report) => [headline(report, check), ...report.findings.map(lineOf(report))]);
  const advice = reports.some(({ changed }) => changed) ? [adviceFor[phase]] : [];
  return `${[...lines, ...advice].join('\n')}\n`;
};

const headline = ({ file, changed, renamed }: FileReport, check: boolean): string => {
  if (!changed) return `${file}: nothing to change`;
  const ids = Object.entries(renamed).map(([old, now]) => `${old} -> ${now}`);
  const what = ids.length > 0 ? ids.join(', ') : 'references';
  return `${file}: ${check ? 'to change' : 'changed'}: ${what}`;
};

const lineOf =
  ({ file }: FileReport) =>
  ({ line, column, level, message }: FileReport['findings'][number]): string =>
    `${file}:${line}:${column}: ${level === 'todo' ? 'to do' : 'note'}: ${message}`;

const adviceFor = {
  keep: 'Deploy this first. Then run it with --phase drop on the result, and deploy that.',
  drop: 'If a stack has the old resources already, deploy it with --phase keep first: nothing answers to their deletion.',
} as const;
