/**
 * Writes rewritten files into a folder, under their paths from here.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { reasonOf, StartError } from '../start-error.ts';
import type { RewrittenFile } from './rewrite-files.ts';

/** A file outside of here goes by its name alone. */
const pathFrom = (file: string): string => {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') || isAbsolute(path) ? basename(file) : path;
};

/** @throws StartError before anything is written, when two files would have one path; and when one cannot be written. */
export const writeFiles = (out: string, files: readonly RewrittenFile[]): void => {
  const paths = files.map(({ file }) => join(out, pathFrom(file)));
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice !== undefined) throw new StartError(`Two files would become ${twice}: migrate them one after the other.`);
  for (const [index, { text }] of files.entries()) writeText(paths[index] as string, text);
};

const writeText = (path: string, text: string): void => {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new StartError(`${path} cannot be written: ${reasonOf(error)}`);
  }
};
