/**
 * Writes small files so that a crash leaves either the old or the new content.
 */
import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';

/** The text is on the disk when this returns. */
export const writeFileAtomically = (file: string, text: string): void => {
  const draft = `${file}.draft`;
  const descriptor = openSync(draft, 'w');
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
};
