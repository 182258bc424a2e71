/**
 * Seals and opens page tokens. A token holds a position in a list, which a caller can neither read nor forge. It is
 * bound to the operation and to the members that choose the list.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The token for a position. `list` names the only list that it is valid for. */
export const sealToken = (secret: Buffer, list: string, position: string): string => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(algorithm, secret, nonce).setAAD(Buffer.from(list));
  const sealed = Buffer.concat([cipher.update(position, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
};

/** The position in the list; undefined when this service did not make the token for this list. */
export const openToken = (secret: Buffer, list: string, token: string): string | undefined => {
  const bytes = Buffer.from(token, 'base64url');
  // Decoding drops characters that are not base64url, so the token is compared with its canonical text.
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
