/**
 * The names of the commands of `selfevident`, as its program lists them. It runs when it is imported, so it is read.
 */
import { readFileSync } from 'node:fs';

export const commandNames = (): readonly string[] => {
  const [, table = ''] = /const commands: [^=]+= \{\n(.*?)\n\};/s.exec(readFileSync('bin/local.ts', 'utf8')) ?? [];
  return [...table.matchAll(/^ {2}(\w+): /gm)].map(([, name = '']) => name);
};
