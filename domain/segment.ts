/** A segment is a named pattern that an entity's attributes match or not. It never changes after its creation. */
export interface Segment {
  readonly name: string;
  /** JSON text as the request gave it. */
  readonly pattern: string;
  readonly description: string;
  readonly createdTime: number;
  readonly lastUpdatedTime: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** The number of experiments and launches that refer to a segment, in any state. */
export interface SegmentCounts {
  readonly experimentCount: number;
  readonly launchCount: number;
}
