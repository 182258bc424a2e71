/** A context that is no JSON object; the message says what is wrong. It is never just a context that does not match. */
export class ContextError extends TypeError {
  override readonly name = 'ContextError';
}
