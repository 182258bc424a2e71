/**
 * Evaluates by the rules that a service hands out.
 */
import { type CompiledFeature, compileFeature, evaluate, type FeatureRules } from '@selfevident/evaluation';

export type Snapshot = ReadonlyMap<string, CompiledFeature>;

/** The compiled rules of all features of a project. */
export const readSnapshot = async (endpoint: string, project: string): Promise<Snapshot> => {
  const all = new Map<string, CompiledFeature>();
  let next = '';
  do {
    const response = await fetch(`${endpoint}/projects/${project}/snapshot${next}`);
    if (!response.ok) throw new Error(`snapshot of ${project}: ${await response.text()}`);
    const { features, nextToken } = (await response.json()) as Page;
    for (const [name, rules] of Object.entries(features)) all.set(name, compileFeature(rules));
    next = nextToken === undefined ? '' : `?nextToken=${encodeURIComponent(nextToken)}`;
  } while (next !== '');
  return all;
};

interface Page {
  readonly features: Readonly<Record<string, FeatureRules>>;
  readonly nextToken?: string;
}

/** Entities in and out of each segment, and with the ids of overrides. */
const contextOf = (index: number): string | undefined =>
  index % 5 === 0 ? undefined : JSON.stringify({ plan: index % 3 === 0 ? 'beta' : 'free', age: index % 40 });

/** What each feature serves an entity: the value, the reason, the arm. */
export const servedTo = (snapshot: Snapshot, index: number, now: number): string =>
  [...snapshot.keys()]
    .toSorted()
    .map((name) => {
      const rules = snapshot.get(name) as CompiledFeature;
      const { variation, reason, assignment } = evaluate(rules, `e${index}`, contextOf(index), now);
      const arm = assignment && (assignment.type === 'launch' ? assignment.group : assignment.treatment);
      return `${name}: ${variation.name} ${JSON.stringify(variation.value)} ${reason} ${arm ?? ''}`;
    })
    .join('\n');
