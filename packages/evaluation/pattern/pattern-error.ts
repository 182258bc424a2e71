/** A segment pattern that is not valid; the message says what is wrong, in which field, at which character (code points, counted from 1). */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}
