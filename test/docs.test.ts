import { readFileSync } from 'node:fs';
import { type OperationName, operationNames, operations } from '../contract/index.ts';
import { covers, requestsOf } from './lib/requests.ts';

const page = (name: string): string => readFileSync(`docs/${name}`, 'utf8');
/** Without indentation: a page shows a part of a file from its own margin on. */
const flush = (text: string): string => text.replace(/^\s+/gm, '');

describe('docs/clients.md', () => {
  const parts = [...page('clients.md').matchAll(/<!-- (examples\/\S+) -->\n```\w+\n([\s\S]*?)```/g)];

  it('shows parts of the examples for Java and Go', () => {
    expect(parts.map(([, path]) => path)).toEqual(['examples/java/Example.java', 'examples/go/main.go']);
  });

  it.each(parts.map(([, path, text]) => [path as string, text as string]))('shows %s as it is', (path, text) => {
    expect(flush(readFileSync(path, 'utf8'))).toContain(flush(text));
  });
});

describe('docs/iam.md', () => {
  const rows = [...page('iam.md').matchAll(/^\| (?:`evidently:|none: `)(\w+)`.*\| `(\w+\/[^`]+)` \|$/gm)];

  it('has the route of each operation', () => {
    const routes = Object.entries(operations).map(([name, { method, path }]) => {
      const labels: Record<string, string> = { project: 'PROJECT', segment: 'SEGMENT' };
      const pattern = path.replace(/\{(\w+)\}/g, (_, label: string) => labels[label] ?? '*');
      return [name, `${method}${pattern}`];
    });
    expect(rows.map(([, name, route]) => [name, route]).sort()).toEqual(routes.sort());
  });

  /** What a pattern covers beyond its row: always, or with something that is called like a word of the route. */
  const coveredBy = (name: OperationName, project = '*'): { readonly all: string[]; readonly some: string[] } => {
    const { method, path } = operations[name];
    const pattern = `${method}${path.replace('{project}', project).replace(/\{\w+\}/g, '*')}`;
    const given = project === '*' ? {} : { project };
    const shares = operationNames
      .filter((other) => other !== name)
      .map((other) => {
        const requests = requestsOf(other, given);
        return { other, share: requests.filter((request) => covers(pattern, request)).length / requests.length };
      });
    return {
      all: shares.flatMap(({ other, share }) => (share === 1 ? [other] : [])),
      some: shares.flatMap(({ other, share }) => (share > 0 && share < 1 ? [other] : [])),
    };
  };

  it('says what patterns for all projects cover beyond their row', () => {
    const said = [...page('iam.md').matchAll(/^\| `(\w+)` \| (`.*`) \| (all|what is called `[\w-]+`) \|$/gm)].map(
      ([, name, others = '', scope]) => [name, scope === 'all', others.replaceAll('`', '').split(', ')],
    );
    const covered = operationNames
      .filter((name) => name !== 'GetSegment')
      .flatMap((name) => {
        const { all, some } = coveredBy(name);
        return [[name, true, all.sort()] as const, [name, false, some.sort()] as const];
      });
    expect(said.sort()).toEqual(covered.filter(([, , others]) => others.length > 0).sort());
    expect(coveredBy('GetSegment')).toEqual({ all: ['ListSegmentReferences'], some: [] });
  });

  it('says what patterns for one project cover beyond their row', () => {
    const beyond = operationNames
      .filter((name) => operations[name].path.includes('{project}'))
      .map((name) => ({ name, ...coveredBy(name, 'shop') }));
    expect(beyond.filter(({ all, some }) => all.length + some.length > 0)).toEqual([
      { name: 'GetLaunch', all: ['GetLaunchMetrics'], some: [] },
      { name: 'GetExperiment', all: ['GetExperimentHealth'], some: [] },
    ]);
  });
});
