/**
 * Small files that a crash leaves as they were or as they were to be.
 */
import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';

/** Writes the text whole or not at all; it is on the disk when this returns. */
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
