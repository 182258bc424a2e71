/** What `setUp` of each file in `contenders/` gives, at once or as a promise. */
import type { Attributes, FeatureName, Served } from './workloads.ts';

export interface Contender<User = unknown> {
  /** Makes the plain object, in the contender's own form, that an application would make of an id and attributes; not measured. */
  readonly user: (id: string, attributes: Attributes) => User;
  /** The same from attributes as JSON text, as they come to a service; measured. */
  readonly userFromText: (id: string, text: string) => User;
  /** Reads the object and evaluates; measured. */
  readonly evaluate: Readonly<Record<FeatureName, (user: User) => Served>>;
}
