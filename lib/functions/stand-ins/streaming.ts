/**
 * For handlers that stream their answers, middy asks Node for modules that take long to load; none of ours does. Bundles
 * have this instead.
 */

/** Named as in `node:stream/web`. */
export class ReadableStream {}

/** Named as in `node:stream/promises`. */
export const pipeline = (): never => {
  throw new Error('Answers are not streamed.');
};
