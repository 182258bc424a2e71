import { readFileSync } from 'node:fs';
import { operations } from '../contract/index.ts';

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
});
