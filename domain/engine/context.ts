/** The evaluation context, read only when a segment is asked: most evaluations never do. */
import { type Context, readObject } from '../segment/context.ts';

/** Gives the context to whoever asks something of it. */
export type ContextSource = () => Context;

/** Reads `text`, that of a JSON object, at the first question and once; a request without a context has the empty one. */
export const lazyContext = (text = '{}'): ContextSource => {
  let context: Context | undefined;
  return () => {
    context ??= readObject(text);
    return context;
  };
};
