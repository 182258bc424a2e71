import * as z from 'zod/mini';
import type { Input, Output } from '../../contract/index.ts';
import { operation } from '../../contract/operation.ts';
import { FeatureName, ProjectRef } from '../../contract/primitives.ts';

const row = { method: 'GET', group: 'management', summary: 'Tests.', result: z.object({}), errors: [] } as const;
const path = '/projects/{project}/features/{feature}';

/** What the compiler refuses is marked; `tsc` fails when it stops refusing. */
describe('the types of the table', () => {
  it('hold params to the labels of the path', () => {
    const params = z.object({ project: ProjectRef, feature: FeatureName });
    expect(operation({ ...row, path, params }).path).toBe(path);
    // @ts-expect-error a label is missing
    operation({ ...row, path, params: z.object({ project: ProjectRef }) });
    // @ts-expect-error the path has no such label
    operation({ ...row, path: '/projects/{project}', params });
    // @ts-expect-error no label at all is described
    operation({ ...row, path });
  });

  it('hold the page to a member of the result', () => {
    const paged = { ...row, path: '/features', result: z.object({ features: z.array(FeatureName) }) } as const;
    expect(operation({ ...paged, page: { items: 'features' } }).page.items).toBe('features');
    // @ts-expect-error the result has no such member
    operation({ ...paged, page: { items: 'launches' } });
  });

  it('give a handler its input in one, and take what is read-only or undefined as output', () => {
    const input: Input<'EvaluateFeature'> = { project: 'shop', feature: 'search', entityId: 'joe' };
    // @ts-expect-error an optional member that is there has a value
    const wrong: Input<'EvaluateFeature'> = { ...input, evaluationContext: undefined };
    const names: readonly { readonly entityId: string; readonly feature: string }[] = [input];
    const output: Output<'BatchEvaluateFeature'> = { results: names };
    const page: Output<'ListFeatures'> = { features: [], nextToken: undefined };
    expect([wrong, output, page]).toHaveLength(3);
  });
});
