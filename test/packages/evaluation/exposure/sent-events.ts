/** An event as PutProjectEvents takes it. */
export interface SentEvent {
  /** Seconds since the epoch. */
  readonly timestamp: number;
  readonly type: string;
  /** JSON text. */
  readonly data: string;
}

/** The events of a call. */
export const eventsIn = ({ body }: { readonly body: string }): readonly SentEvent[] => JSON.parse(body).events;
