/**
 * The key that page tokens are sealed with: made once, by whoever needs it first, and kept in the table.
 */

import { randomBytes } from 'node:crypto';
import { put } from '../table/change.ts';
import { isNew } from '../table/condition.ts';
import type { ItemTable } from '../table/item-table.ts';
import { keys } from '../table/schema.ts';

const bytes = 32;

/** Reads the key of 32 bytes, at most once for each open store. */
export const tokenSecret = (table: ItemTable): (() => Promise<Buffer>) => {
  let secret: Promise<Buffer> | undefined;
  return () => {
    secret ??= readOrMake(table).catch((error: unknown) => {
      secret = undefined;
      throw error;
    });
    return secret;
  };
};

const readOrMake = async (table: ItemTable): Promise<Buffer> => {
  const key = keys.tokenSecret();
  const kept = await table.get(key);
  if (kept) return Buffer.from(kept.secret as string, 'base64');
  const made = randomBytes(bytes);
  const outcome = await table.commitOne(
    put({ ...key, secret: made.toString('base64') }, { when: isNew, otherwise: 'exists' }),
  );
  return outcome === 'done' ? made : readOrMake(table);
};
