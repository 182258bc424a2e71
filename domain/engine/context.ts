/** The evaluation context, parsed only when a segment is asked: most evaluations never do. */
import { type Context, parseContext } from '../segment/context.ts';

/** Where segments find the context; undefined means it is no JSON object, and no segment matches. */
export interface ContextSource {
  readonly value: Context | undefined;
}

/** Parses `text` at the first question and once; a request without a context has the empty one. */
export function lazyContext(text = '{}'): ContextSource {
  return new LazyContext(text);
}

class LazyContext implements ContextSource {
  readonly #text: string;
  #parsed: Context | undefined;
  #asked = false;

  constructor(text: string) {
    this.#text = text;
  }

  get value(): Context | undefined {
    if (!this.#asked) {
      this.#parsed = parseContext(this.#text);
      this.#asked = true;
    }
    return this.#parsed;
  }
}
