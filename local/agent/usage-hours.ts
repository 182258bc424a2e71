/**
 * Numbers of evaluations that wait to be reported, by the hour in which the service counts them. While the service is
 * away they are added up, so that they take no more memory after a month than after a day.
 */
import { hourOf, RING_HOURS } from '../../domain/usage.ts';

export interface CountedFeature {
  readonly feature: string;
  /** Evaluations by variation. */
  readonly counts: Readonly<Record<string, number>>;
  /** The time of the last evaluation, in milliseconds since the epoch. */
  readonly last: number;
}

export class UsageHours {
  /** Features by name, by hour since the epoch. */
  readonly #hours = new Map<number, Map<string, CountedFeature>>();

  /** Adds to the hour of the last evaluation. Of more than a day's hours, the oldest two become one. */
  add(counted: CountedFeature): void {
    this.#addTo(hourOf(counted.last), counted);
    if (this.#hours.size <= RING_HOURS) return;
    const [oldest, next] = this.#sorted as [number, number];
    const left = this.#hours.get(oldest)?.values() ?? [];
    this.#hours.delete(oldest);
    for (const one of left) this.#addTo(next, one);
  }

  /** Takes features of the oldest hour, `most` at most. */
  take(most: number): readonly CountedFeature[] {
    const [oldest = 0] = this.#sorted;
    const features = this.#hours.get(oldest) ?? new Map<string, CountedFeature>();
    const taken = [...features.values()].slice(0, most);
    for (const { feature } of taken) features.delete(feature);
    if (features.size === 0) this.#hours.delete(oldest);
    return taken;
  }

  clear(): void {
    this.#hours.clear();
  }

  #addTo(hour: number, one: CountedFeature): void {
    const features = this.#hours.get(hour) ?? new Map<string, CountedFeature>();
    const before = features.get(one.feature);
    this.#hours.set(hour, features.set(one.feature, before ? sumOf(before, one) : one));
  }

  get #sorted(): readonly number[] {
    return [...this.#hours.keys()].toSorted((one, other) => one - other);
  }
}

const sumOf = (one: CountedFeature, other: CountedFeature): CountedFeature => ({
  feature: one.feature,
  counts: Object.fromEntries(
    [...new Set([...Object.keys(one.counts), ...Object.keys(other.counts)])].map((variation) => [
      variation,
      (one.counts[variation] ?? 0) + (other.counts[variation] ?? 0),
    ]),
  ),
  last: Math.max(one.last, other.last),
});
