/** Texts in source code, the same in TypeScript and in Python. */

/**
 * A string literal. What an editor does not show is escaped by `\u`, as far as both languages have the same escape for
 * it: they have none for characters beyond 16 bits.
 */
export const literal = (text: string): string =>
  JSON.stringify(text).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (hidden) => (hidden.length > 1 ? hidden : escaped(hidden)));

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The text of a comment of one line, which nothing in it ends. */
export const commentText = (text: string): string =>
  text
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .replaceAll('*/', '* /')
    .trim();
