/**
 * Takes a pasted text apart: an entity id, the body of an EvaluateFeature request (or the first of a batch), or a line
 * of what is delivered.
 */
export interface Pasted {
  readonly entity?: string;
  readonly feature?: string;
  /** JSON text of an object. */
  readonly context?: string;
  /** Epoch milliseconds. */
  readonly at?: number;
}

type Members = Readonly<Record<string, unknown>>;

export const readPasted = (text: string): Pasted => {
  const trimmed = text.trim();
  const members = membersIn(trimmed);
  if (!members) return trimmed === '' ? {} : { entity: trimmed };
  const [first = members] = Array.isArray(members.requests) ? (members.requests as Members[]) : [];
  return present({
    entity: textOf(first.entityId ?? first.entity_id),
    feature: textOf(first.feature),
    context: contextOf(first.evaluationContext ?? first.entity_attributes),
    at: typeof first.event_timestamp === 'number' ? first.event_timestamp : undefined,
  });
};

/** A line of a log may have words before its JSON. */
const membersIn = (text: string): Members | undefined => {
  const start = text.indexOf('{');
  if (start < 0) return undefined;
  try {
    const value: unknown = JSON.parse(text.slice(start));
    return typeof value === 'object' && value !== null ? (value as Members) : undefined;
  } catch {
    return undefined;
  }
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** A request has the context as text, a delivered line as an object. An empty one says nothing. */
const contextOf = (value: unknown): string | undefined => {
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : textOf(value);
  return text === '{}' ? undefined : text;
};

const present = (members: { readonly [K in keyof Pasted]: Pasted[K] | undefined }): Pasted =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
