/**
 * A segment: a named pattern that the attributes of an entity match or not. It never changes once it is made.
 */
export interface Segment {
  readonly name: string;
  /** JSON text, as it was given. */
  readonly pattern: string;
  readonly description: string;
  readonly createdTime: number;
  readonly lastUpdatedTime: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** How many experiments and launches refer to a segment, running or not. */
export interface SegmentCounts {
  readonly experimentCount: number;
  readonly launchCount: number;
}
