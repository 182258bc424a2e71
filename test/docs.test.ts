import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { navigationItems } from '../console/shell/navigation-items.ts';
import {
  clientOperations,
  isByKey,
  isExtension,
  type OperationName,
  operationNames,
  operations,
} from '../contract/index.ts';
import { defaultQuotas } from '../domain/quotas.ts';
import { invokePatterns } from '../lib/api/invoke-patterns.ts';
import { functionRows } from '../lib/functions/functions.ts';
import { covers, requestsOf } from './lib/api/requests.ts';

const page = (name: string): string => readFileSync(`docs/${name}`, 'utf8');
/** Without indentation: a page shows a part of a file from its own margin on. */
const flush = (text: string): string => text.replace(/^\s+/gm, '');

describe('docs/clients.md', () => {
  const parts = [...page('clients.md').matchAll(/<!-- ((?:examples|clients)\/\S+) -->\n```\w+\n([\s\S]*?)```/g)];

  it('shows parts of what there is for Java and Go', () => {
    expect(parts.map(([, path]) => path)).toEqual(['examples/java/Example.java', 'clients/go/client.go']);
  });

  it.each(parts.map(([, path, text]) => [path as string, text as string]))('shows %s as it is', (path, text) => {
    expect(flush(readFileSync(path, 'utf8'))).toContain(flush(text));
  });

  it('names the operations that the SDKs lack', () => {
    const [, names = ''] = /beyond those of Evidently \(([^)]+)\)/.exec(page('clients.md')) ?? [];
    expect(names.split(/,\s+/)).toEqual(clientOperations.filter(isExtension).toSorted());
  });
});

it.each(['README.md', 'clients/botocore/README.md', 'docs/clients.md'])(
  '%s pins botocore beside the last boto3 with Evidently, which would bring a newer one',
  (file) => {
    expect(readFileSync(file, 'utf8')).toMatch(/`(?:pip install )?boto3==1\.42\.50\s+botocore==1\.42\.50`/);
  },
);

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

  /** Of what takes a key, patterns say nothing. */
  const signedNames = operationNames.filter((name) => !isByKey(name));

  /** What a pattern covers beyond its row: always, or with something that is called like a word of the route. */
  const coveredBy = (name: OperationName, project = '*'): { readonly all: string[]; readonly some: string[] } => {
    const { method, path } = operations[name];
    const pattern = `${method}${path.replace('{project}', project).replace(/\{\w+\}/g, '*')}`;
    const given = project === '*' ? {} : { project };
    const shares = signedNames
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

  it('has the role of each function of the service', () => {
    const [, table = ''] = /\| function \| on the table .*?\n((?:\|.*\n)+)/.exec(page('iam.md')) ?? [];
    const named = [...table.matchAll(/^\| ([a-z][a-z-]*) \|/gm)].map(([, name]) => name);
    // It serves instead of others, with what they have, where a gateway decodes paths.
    const functions = Object.keys(functionRows).filter((name) => name !== 'all-operations');
    expect(named.toSorted()).toEqual(functions.toSorted());
  });

  it('names every grant of the construct', () => {
    const missing = Object.keys(invokePatterns)
      .map((name) => `grant${name[0]?.toUpperCase()}${name.slice(1)}`)
      .filter((name) => !page('iam.md').includes(name));
    expect(missing).toEqual([]);
  });

  it('says what patterns for all projects cover beyond their row', () => {
    const said = [...page('iam.md').matchAll(/^\| `(\w+)` \| (`.*`) \| (all|what is called `[\w-]+`) \|$/gm)].map(
      ([, name, others = '', scope]) => [name, scope === 'all', others.replaceAll('`', '').split(', ')],
    );
    const covered = signedNames
      .filter((name) => name !== 'GetSegment')
      .flatMap((name) => {
        const { all, some } = coveredBy(name);
        return [[name, true, all.sort()] as const, [name, false, some.sort()] as const];
      });
    expect(said.sort()).toEqual(covered.filter(([, , others]) => others.length > 0).sort());
    expect(coveredBy('GetSegment')).toEqual({ all: ['ListSegmentReferences'], some: [] });
  });

  it('says what patterns for one project cover beyond their row', () => {
    const beyond = signedNames
      .filter((name) => operations[name].path.includes('{project}'))
      .map((name) => ({ name, ...coveredBy(name, 'shop') }));
    expect(beyond.filter(({ all, some }) => all.length + some.length > 0)).toEqual([
      { name: 'GetFeature', all: ['GetFeatureTraffic'], some: [] },
      { name: 'GetLaunch', all: ['GetLaunchMetrics', 'GetLaunchEnrolments'], some: [] },
      { name: 'GetExperiment', all: ['GetExperimentHealth', 'GetExperimentEnrolments'], some: [] },
    ]);
  });
});

it('docs/deploying.md has every quota with its default', () => {
  const [, table = ''] = /## Quotas\n(.*?)\n## /s.exec(page('deploying.md')) ?? [];
  const rows = [...table.matchAll(/^\| `(\w+)`.*\| ([\d,]+) \|$/gm)].map(([, name, count = '']) => [
    name,
    Number(count.replace(',', '')),
  ]);
  expect(Object.fromEntries(rows)).toEqual(defaultQuotas);
});

it('docs/console.md has every screen of the navigation', () => {
  const [, table = ''] = /\| screen \| .*\n((?:\|.*\n)+)/.exec(page('console.md')) ?? [];
  const screens = [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, names = '']) => names.split(', '));
  expect(screens).toEqual(expect.arrayContaining(navigationItems.map(({ label }) => label)));
});

describe('the checks and measurements with a name', () => {
  const namesOf = (table: string): string[] => {
    const { stderr } = spawnSync(process.execPath, ['bin/scripts.ts', table], { encoding: 'utf8' });
    return [...stderr.matchAll(/^npm run \w+ -- (\S+) +\S/gm)].map(([, name = '']) => name);
  };

  it.each([
    ['verify', 'CONTRIBUTING.md'],
    ['bench', 'bench/README.md'],
  ])('of npm run %s are those that %s shows', (table, file) => {
    const shown = [...readFileSync(file, 'utf8').matchAll(/^\|.*$/gm)].flatMap(([row]) =>
      [...row.matchAll(new RegExp(`\`npm run ${table} -- ([\\w-]+)\``, 'g'))].map(([, name = '']) => name),
    );
    expect(shown.sort()).toEqual(namesOf(table).sort());
    expect(shown.length).toBeGreaterThan(5);
  });
});

describe('ARCHITECTURE.md', () => {
  const text = readFileSync('ARCHITECTURE.md', 'utf8');
  const foldersIn = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^\.|^(node_modules|cdk\.out|dist)$/.test(entry.name))
      .map(({ name }) => join(folder, name));
  /** Folders of tests that mirror the tree are found without being named. */
  const isMirror = (folder: string): boolean => folder.startsWith('test/') && existsSync(folder.slice('test/'.length));

  it('names every folder at the top, and every room of the large ones', () => {
    const large = ['.', 'packages', 'domain', 'lambdas', 'lambdas/store', 'local', 'lib', 'test'];
    const folders = large.flatMap(foldersIn).filter((folder) => folder !== 'packages' && !isMirror(folder));
    expect(folders.length).toBeGreaterThan(40);
    expect(folders.filter((folder) => !text.includes(`\`${folder}/\``))).toEqual([]);
  });

  it('sends a reader of the glossary to a file that has the word', () => {
    const rows = [...text.matchAll(/^\| \*\*(.+?)\*\* \| .+ \| `(.+)` \|$/gm)];
    expect(rows.length).toBeGreaterThan(25);
    const lacking = rows.filter(([, word = '', file = '']) => !readFileSync(file, 'utf8').toLowerCase().includes(word));
    expect(lacking.map(([, word, file]) => `${word}: ${file}`)).toEqual([]);
  });
});

describe('every page', () => {
  it('writes no address as a value of the AWS CLI: version 1 fetches it', () => {
    const fetched = all
      .filter((file) => file.endsWith('.md'))
      .filter((file) => !readFileSync(file, 'utf8').includes('cli_follow_urlparam'))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/^\s*aws .*--(?!endpoint-url)[\w-]+ https?:.*$/gm)].map(
          ([line]) => line,
        ),
      );
    expect(fetched).toEqual([]);
  });

  /** Commands make the other folders, so what is in them depends on what was run before. */
  const entriesOf = (folder: string) =>
    readdirSync(folder, { withFileTypes: true }).filter(
      ({ name }) => !/^(\.git|\.tools|node_modules|cdk\.out|dist)$/.test(name),
    );
  const files = (folder: string): string[] =>
    entriesOf(folder).flatMap((entry) =>
      entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
    );
  const all = files('.');
  const names = new Set(all.map((file) => basename(file)));
  const folders = entriesOf('.').filter((entry) => entry.isDirectory());
  const isOurs = (path: string): boolean => folders.some(({ name }) => path.startsWith(`${name}/`));

  const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '');
  const pages = all.filter((file) => file.endsWith('.md')).map((file) => [file, readFileSync(file, 'utf8')] as const);
  const isThere = (file: string, path: string): boolean => existsSync(path) || existsSync(join(dirname(file), path));

  it('names only files and folders that are there', () => {
    const missing = pages.flatMap(([file, text]) =>
      [...withoutCode(text).matchAll(/`([\w.-]+(?:\/[\w.-]+)*\/?)`/g)]
        .map(([, path = '']) => path)
        .filter((path) => isOurs(path) || /\w\.(ts|mts|cts|cjs|mjs)$/.test(path))
        .filter((path) => !isThere(file, path) && !names.has(path))
        .map((path) => `${file}: ${path}`),
    );
    expect(missing).toEqual([]);
  });

  /** As GitHub makes them. */
  const anchorsIn = (text: string): string[] =>
    [...withoutCode(text).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/ /g, '-'),
    );

  it('links only to pages and headings that are there', () => {
    const broken = pages.flatMap(([file, text]) =>
      [...withoutCode(text).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].flatMap(
        ([, path = '', anchor]) => {
          const target = path === '' ? file : join(dirname(file), path);
          const holds = existsSync(target) && (!anchor || anchorsIn(readFileSync(target, 'utf8')).includes(anchor));
          return holds ? [] : [`${file}: ${path}#${anchor ?? ''}`];
        },
      ),
    );
    expect(broken).toEqual([]);
  });

  it('wraps prose at 120 characters', () => {
    const wide = pages.flatMap(([file, text]) =>
      text
        .replace(/^ *```[\s\S]*?^ *```/gm, (code) => code.replace(/[^\n]/g, ''))
        .split('\n')
        .flatMap((line, index) => (line.length > 120 && !/^\s*\|/.test(line) ? [`${file}:${index + 1}`] : [])),
    );
    expect(wide).toEqual([]);
  });

  it('is a decision with its status and date below the title', () => {
    const decisions = pages.filter(([file]) => file.startsWith('docs/adr/'));
    expect(decisions.length).toBeGreaterThan(20);
    const without = decisions.filter(([, text]) => !/^# \d+\. .*\n\nStatus: \w+, \d{4}-\d\d-\d\d/.test(text));
    expect(without.map(([file]) => file)).toEqual([]);
  });
});
