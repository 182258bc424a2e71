import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { writeBundle } from '../../lib/functions/bundle.ts';
import { packageFolders, thirdPartyNotices } from '../../lib/third-party-notices.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'notices-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const addPackage = (name: string, manifest: object, files: Readonly<Record<string, string>> = {}): string => {
  const folder = join(directory, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...manifest }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
};

describe('the packages of a bundle', () => {
  it('are known by the files that it was made from', () => {
    const inputs = ['lambdas/entry/a.ts', 'node_modules/@a/b/x.js', 'node_modules/@a/b/y.js', 'node_modules/c/d/e.js'];
    const nested = 'node_modules/c/node_modules/@f/g/h.js';
    expect(packageFolders([...inputs, nested])).toEqual([
      'node_modules/@a/b',
      'node_modules/c',
      'node_modules/c/node_modules/@f/g',
    ]);
  });
});

describe('the notices', () => {
  it('have each text once, below all packages that come with it, and whose copyright it is', () => {
    const one = addPackage('one', { license: 'ISC' }, { LICENSE: 'the terms' });
    const two = addPackage('@a/two', { license: 'ISC' }, { 'license.md': 'the terms\r\n', 'NOTICE.txt': 'by Two' });
    const three = addPackage('three', { license: 'ISC' }, { LICENCE: 'the terms' });
    const text = thirdPartyNotices([one, two, three]);
    expect(text).toContain('one 1.0.0 (ISC)\nthree 1.0.0 (ISC)\n\nthe terms\n\n---');
    expect(text).toContain('@a/two 1.0.0 (ISC)\n\nby Two\n\nthe terms');
  });

  it('have the text that a package only names', () => {
    const text = thirdPartyNotices([addPackage('bare', { license: 'MIT', author: { name: 'Bare contributors' } })]);
    expect(text).toContain('Copyright (c) Bare contributors\n\nPermission is hereby granted');
  });

  it('have the text of Apache where a package only names it', () => {
    const text = thirdPartyNotices([addPackage('apache', { license: 'Apache-2.0' })]);
    expect(text).toContain('apache 1.0.0 (Apache-2.0)\n\nApache License');
  });

  it('have the copyright of a page that names the license', () => {
    const page = 'Licensed under [MIT](LICENSE). Copyright (c) 2020 [A](https://a.test) and B.';
    const folder = addPackage('paged', { license: 'MIT', author: 'Nobody' }, { 'README.md': page });
    expect(thirdPartyNotices([folder])).toContain('\n\nCopyright (c) 2020 A and B.\n\nPermission');
  });

  it('are refused where a license is not known', () => {
    expect(() => thirdPartyNotices([addPackage('odd', { license: 'SEE README' })])).toThrow('odd has no text');
    expect(() => thirdPartyNotices([addPackage('none', {})])).toThrow('none has no text');
  });

  it('name every package that the largest function has code of', () => {
    const maps = join(directory, 'maps');
    const { inputs } = writeBundle({ name: 'all-operations', outdir: join(directory, 'out'), sourceMaps: maps });
    const { sources } = JSON.parse(readFileSync(join(maps, 'all-operations.js.map'), 'utf8')) as { sources: string[] };
    const mapped = sources.map((path) => relative(process.cwd(), join(directory, 'out', path)));
    const folders = packageFolders(inputs);
    expect(folders).toEqual(packageFolders(mapped));
    const text = thirdPartyNotices(folders);
    for (const folder of folders) expect(text).toContain(`${folder.split('node_modules/').at(-1)} `);
    expect(folders).toEqual(expect.arrayContaining(['node_modules/zod', 'node_modules/@aws-sdk/client-dynamodb']));
  });
});
