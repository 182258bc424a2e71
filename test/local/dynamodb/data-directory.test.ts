import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataDirectory } from '../../../local/dynamodb/data-directory.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'selfevident-directory-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

it('says of a directory that cannot be written what SQLite leaves out', () => {
  // Who runs the tests may be root, who may write everywhere; so something else is in the way.
  mkdirSync(join(directory, 'lock.db'));
  expect(() => openDataDirectory(directory)).toThrow(
    `The data directory ${directory} cannot be locked: this user can neither make nor write its lock.db.`,
  );
});

it('says of a directory that is taken what to do', () => {
  const first = openDataDirectory(directory);
  first.announce('http://127.0.0.1:2773');
  expect(() => openDataDirectory(directory, 'journal')).toThrow(
    `The journal ${directory} is used by another process, which listens at http://127.0.0.1:2773; stop that one, or name another directory.`,
  );
  first.release();
  openDataDirectory(directory).release();
});
