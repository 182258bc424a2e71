/**
 * Seals and opens texts that callers keep: positions in lists, and exposures. A caller can neither read nor forge one,
 * nor use it for another purpose than the one that it was sealed for.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The sealed text. `purpose` names the only use that it is valid for. */
export const sealText = (secret: Buffer, purpose: string, text: string): string => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(algorithm, secret, nonce).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
};

/** The text; undefined when this service did not seal it for this purpose. */
export const openText = (secret: Buffer, purpose: string, token: string): string | undefined => {
  const bytes = Buffer.from(token, 'base64url');
  // Decoding drops characters that are not base64url, so the token is compared with its canonical text.
  if (bytes.length <= NONCE_BYTES + TAG_BYTES || bytes.toString('base64url') !== token) return undefined;
  try {
    const decipher = createDecipheriv(algorithm, secret, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(purpose))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
};
