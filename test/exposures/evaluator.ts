/** What evaluates outside the service in a history: the provider in its process, or the agent beside it. */
import type { Random } from './random.ts';
import type { Surroundings } from './surroundings.ts';

export interface Evaluator {
  /** Resolves to the name of the variation that the entity is served. */
  readonly serve: (asked: Asked) => Promise<string>;
  /** Takes a custom event that happens now. */
  readonly track: (event: Bought) => Promise<void>;
  /** How many events and exposures wait. */
  readonly pending: () => number;
  /** Resolves when it has asked the service for the rules once more. */
  readonly refresh: () => Promise<void>;
  /** Ends as its process would, and starts again. */
  readonly restart: () => Promise<void>;
  /** Resolves when the service has everything. */
  readonly close: () => Promise<void>;
}

export interface Asked {
  readonly feature: string;
  readonly entityId: string;
  readonly attributes: Readonly<Record<string, boolean>>;
}

export interface Bought {
  readonly entityId: string;
  readonly value: number;
}

export type OpenEvaluator = (surroundings: Surroundings, random: Random) => Promise<Evaluator>;
