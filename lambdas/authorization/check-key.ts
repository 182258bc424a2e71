/**
 * Checks the key that a client sends.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { grantOf, isValidAt, type KeyGrant, parseKey } from '../../domain/key/key.ts';
import type { KeyReader } from '../store/resources/key.ts';

export interface KeyCheck {
  readonly keys: KeyReader;
  /** The service's time, in milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Returns what the key in an `Authorization` header allows; undefined for one that is unknown, revoked or expired, and
 * for any other header. Reads one item.
 *
 * @throws StoreError
 */
export const checkKey = async (authorization: string, { keys, now }: KeyCheck): Promise<KeyGrant | undefined> => {
  const sent = parseKey(authorization);
  const stored = sent && (await keys.get(sent.id));
  if (!sent || !stored) return undefined;
  const { entity: key } = stored;
  return isSecretOf(key.digest, sent.secret) && isValidAt(key, now) ? grantOf(key) : undefined;
};

const isSecretOf = (digest: string, secret: string): boolean =>
  timingSafeEqual(Buffer.from(digest, 'base64url'), createHash('sha256').update(secret).digest());
