/**
 * Tags of answers, by which a client asks only for what it does not have.
 */

/**
 * Whether the header `If-None-Match` has the tag. It may list several, and something in between that compresses answers
 * marks their tags as weak, which makes no difference here (RFC 9110 section 13.1.2).
 */
export const hasTag = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false;
