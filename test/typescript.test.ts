/**
 * TypeScript takes what the pages tell people to write, and what is generated from a table of any operations.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { extensionsInTypeScript } from '../contract/generate/typescript.ts';
import { operationNames } from '../contract/index.ts';
import { clientLines } from '../lib/outputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfevident-typescript-'));

beforeAll(() => {
  cpSync('packages/evidently-client', join(folder, 'packages/evidently-client'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The compiler takes seconds where many do.
jest.setTimeout(60_000);

const options = {
  target: 'es2024',
  module: 'nodenext',
  types: ['node'],
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
};

/** What tsc says of a text at this place of a checkout: nothing if it compiles. */
const compile = (file: string, text: string, strict = true): string => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...options, strict }, files: [file] }),
  );
  try {
    return execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', folder], {
      encoding: 'utf8',
    });
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
};

/** The blocks of a page in this language. */
const blocksOf = (page: string, language: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, block = '']) => block,
  );

it.each(blocksOf('README.md', 'js'))(
  'a block of the README compiles as TypeScript that is not strict: %.60s',
  (block) => {
    expect(compile('examples/block.ts', block, false)).toBe('');
  },
);

it.each(blocksOf('packages/evidently-client/README.md', 'ts'))(
  'a block of the page for JavaScript compiles: %.60s',
  (block) => {
    expect(compile('packages/evidently-client/block.ts', block)).toBe('');
  },
);

it('the line that a deployment prints for JavaScript compiles', () => {
  const { JavaScript } = clientLines('https://abc123.execute-api.eu-west-1.amazonaws.com/prod', 'eu-west-1');
  const text = `import { Evidently } from '@aws-sdk/client-evidently';\nexport const client = ${JavaScript};\n`;
  expect(compile('line.ts', text)).toBe('');
});

it('refuses an option that is none', () => {
  const text = `import { Evidently } from '@aws-sdk/client-evidently';\nexport const client = new Evidently({ port: 1 });\n`;
  expect(compile('wrong.ts', text)).toContain("'port' does not exist");
});

it('what is made of every operation compiles', () => {
  expect(compile('packages/evidently-client/whole.ts', extensionsInTypeScript(operationNames))).toBe('');
});
