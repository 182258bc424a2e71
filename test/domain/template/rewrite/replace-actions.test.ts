/**
 * What takes the place of actions in policies is what docs/iam.md says.
 */
import { readFileSync } from 'node:fs';
import { routesFor } from '../../../../domain/template/rewrite/replace-actions.ts';

/** The rows of the page, by action. */
const rows = [...readFileSync('docs/iam.md', 'utf8').matchAll(/^\| `evidently:(\w+)` \| `([^`]+)` \|$/gm)].map(
  ([, action = '', route = '']) => [action, route] as const,
);

describe('routesFor', () => {
  it('has the row of each action in docs/iam.md', () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.map(([action]) => [action, ...routesFor(action)])).toEqual(rows);
  });

  it('finds all that a pattern means, whatever its case', () => {
    expect(routesFor('*')).toEqual(['*']);
    expect(routesFor('evaluate*')).toEqual(['POST/projects/PROJECT/evaluations/*']);
    expect(routesFor('GetSegmen?')).toEqual(['GET/segments/SEGMENT']);
    expect(routesFor('Fly')).toEqual([]);
  });
});
