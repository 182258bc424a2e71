/**
 * Rewrites the files of one command. Serverless and nested includes spread a template over several files, so that an id
 * that one of them renames is renamed in the others too, unless they define it themselves.
 */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { checkTerraform } from '../../domain/template/rewrite/check-terraform.ts';
import { renamesIn } from '../../domain/template/rewrite/find-resources.ts';
import { type Rewritten, rewriteTemplate } from '../../domain/template/rewrite/rewrite-template.ts';
import type { Source } from '../../domain/template/rewrite/source.ts';
import { reasonOf, StartError } from '../start-error.ts';
import type { MigrateOptions } from './options.ts';
import { readSource } from './read-source.ts';

/** A file before and after. */
export interface RewrittenFile extends Rewritten {
  readonly file: string;
  readonly before: string;
}

/** `now` is in epoch seconds. @throws StartError for a file that cannot be read. */
export const rewriteFiles = (options: MigrateOptions, now: number): readonly RewrittenFile[] => {
  const { suffix, files } = options;
  const read = files.map((file) => readFile(file));
  const others = new Map(read.flatMap(({ source }) => (source ? [...renamesIn(source.root, suffix)] : [])));
  return read.map(({ file, text, source }) => {
    if (source) return { file, before: text, ...rewriteTemplate(source, { ...options, others, now }) };
    return { file, before: text, text, renamed: new Map(), findings: checkTerraform(text) };
  });
};

interface ReadFile {
  readonly file: string;
  readonly text: string;
  /** Undefined for a file of Terraform. */
  readonly source: Source | undefined;
}

const CODE = ['.ts', '.js', '.mjs', '.cjs', '.py', '.java', '.go', '.cs'];

const readFile = (file: string): ReadFile => {
  const ending = extname(file);
  if (CODE.includes(ending))
    throw new StartError(
      `${file} is code: add Aspects.of(app).add(evidentlyOnSelfevident()) to a CDK app (docs/infrastructure-code.md).`,
    );
  const text = textOf(file);
  return { file, text, source: ending === '.tf' ? undefined : readSource(text, file) };
};

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartError(`${file} cannot be read: ${reasonOf(error)}`);
  }
};
