/** What `setUp` of each file in `contenders/` gives, at once or as a promise. */
import type { Attributes, FeatureName, Served } from './workloads.ts';

export interface Contender<User = unknown> {
  /** Makes what the caller of an evaluation has in its hands already. */
  readonly user: (id: string, attributes: Attributes, feature: FeatureName) => User;
  /** The same from attributes as JSON text, as they come to a service. */
  readonly userFromText: (id: string, text: string) => User;
  readonly evaluate: Readonly<Record<FeatureName, (user: User) => Served>>;
}
