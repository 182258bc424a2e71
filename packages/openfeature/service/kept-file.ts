/**
 * The file in which a provider keeps the rules for the next start. It has entity ids in it, so only its owner may read
 * it.
 */
import type { SnapshotOptions } from '@selfevident/evaluation/snapshot';

/** `report` is told when the file cannot be written. */
export const keptFile = (
  path: string,
  report: (message: string, facts: Readonly<Record<string, unknown>>) => void,
): NonNullable<SnapshotOptions['kept']> => {
  // An import statement would load what is not needed here.
  const { readFileSync, renameSync, writeFileSync } = process.getBuiltinModule('node:fs');
  return {
    read: () => {
      try {
        return readFileSync(path, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    write: (text) => {
      const unfinished = `${path}.${process.pid}`;
      try {
        writeFileSync(unfinished, text, { mode: 0o600 });
        renameSync(unfinished, path);
      } catch (error) {
        report('the rules could not be kept in the file', { path, error });
      }
    },
  };
};
