/**
 * Replaces Node's modules for streams in bundles. They take long to load, and middy needs them only for handlers that
 * stream their answers, as none of these does.
 */

/** Has the name of the class of `node:stream/web`. */
export class ReadableStream {}

/** Has the name of the function of `node:stream/promises`. */
export const pipeline = (): never => {
  throw new Error('Answers are not streamed.');
};
