/** Keeps the key that seals page tokens. The first process that needs it makes it, and stores it in the table. */

import { randomBytes } from 'node:crypto';
import { put } from '../table/change.ts';
import { isNew } from '../table/condition.ts';
import type { ItemTable } from '../table/item-table.ts';
import { keys } from '../table/schema.ts';

const SECRET_BYTES = 32;

/** Returns a function that reads the key of 32 bytes, at most once for each open store. */
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
  const stored = await table.get(key);
  if (stored) return Buffer.from(stored.secret as string, 'base64');
  const secret = randomBytes(SECRET_BYTES);
  const outcome = await table.commitOne(
    put({ ...key, secret: secret.toString('base64') }, { when: isNew, otherwise: 'exists' }),
  );
  return outcome === 'done' ? secret : readOrMake(table);
};
