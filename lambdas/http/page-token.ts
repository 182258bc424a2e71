/**
 * Page tokens: the place in a list, sealed so that a caller can neither read nor forge it, and bound to the operation
 * and to the members that choose the list.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The token for `place`; `list` says which list it is good for. */
export const sealToken = (secret: Buffer, list: string, position: string): string => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(algorithm, secret, nonce).setAAD(Buffer.from(list));
  const sealed = Buffer.concat([cipher.update(position, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
};

/** The place in the list, or undefined when the token is not one of ours for this list. */
export const openToken = (secret: Buffer, list: string, token: string): string | undefined => {
  const bytes = Buffer.from(token, 'base64url');
  // Decoding drops what is no base64url; only the very text that was given out is taken back.
  if (bytes.length <= NONCE_BYTES + TAG_BYTES || bytes.toString('base64url') !== token) return undefined;
  try {
    const decipher = createDecipheriv(algorithm, secret, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(list))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
};
