/**
 * Writes small files so that a crash leaves either the old or the new content.
 */
import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';

/** The text is on the disk when this returns. `mode` says who may read the file, everybody by default. */
export const writeFileAtomically = (file: string, text: string, mode = 0o666): void => {
  const draft = `${file}.draft`;
  const descriptor = openSync(draft, 'w', mode);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
};
