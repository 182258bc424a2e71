/**
 * The secrets of one sign-in: the code that comes back is worth nothing without the verifier, which never leaves the tab
 * before.
 */
export interface SignInSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export const newSecrets = (): SignInSecrets => ({ state: random(), nonce: random(), verifier: random() });

/** The digest of a verifier, as RFC 7636 has it for the method S256. */
export const challengeOf = async (verifier: string): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));

const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
