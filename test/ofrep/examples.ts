/**
 * Runs the code of docs/client-side.md as it is, but for the address, against a service with what the page makes first.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { transform } from 'esbuild';
import { startLocalService } from '../support/over-http.ts';
import { javaCommand, PYTHON, run } from './drivers.ts';

const ADDRESS = 'http://127.0.0.1:2773';
/** Below the packages of this folder, which the examples import. */
const FOLDER = 'test/ofrep/node_modules/.examples';

interface Example {
  readonly language: string;
  /** Writes what the page shows to a file, and says how that is run. */
  readonly command: (code: string) => readonly string[] | Promise<readonly string[]>;
  readonly prints: string;
}

const written = (name: string, code: string): string => {
  const file = join(FOLDER, name);
  writeFileSync(file, code);
  return file;
};

const node = (name: string) => (code: string) => [process.execPath, written(name, code)];

const react = async (code: string) => {
  const { code: plain } = await transform(code, { loader: 'jsx', jsx: 'automatic' });
  return [process.execPath, 'test/ofrep/drivers/show-app.mjs', resolve(written('app.mjs', plain))];
};

const java = (code: string) => {
  const lines = code.split('\n');
  const isImport = (line: string) => line.startsWith('import ');
  const rest = lines.filter((line) => !isImport(line));
  const main = `public static void main(String[] none) {\n${rest.join('\n')}\nSystem.exit(0);\n}`;
  written('Example.java', `${lines.filter(isImport).join('\n')}\npublic class Example {\n${main}\n}\n`);
  return javaCommand('Example', '', resolve(FOLDER));
};

/** In the order of the page, by the language of the block. */
const examples: readonly Example[] = [
  { language: 'sh', command: (code) => ['/bin/sh', '-e', '-c', code], prints: '"name":"checkout"' },
  { language: 'js', command: node('in-process.mjs'), prints: 'true' },
  { language: 'js', command: node('server.mjs'), prints: 'true' },
  { language: 'js', command: node('page.mjs'), prints: 'true' },
  { language: 'jsx', command: react, prints: 'new' },
  { language: 'python', command: (code) => [`${PYTHON}/bin/python`, written('example.py', code)], prints: 'True' },
  { language: 'java', command: java, prints: 'true' },
];

/** The examples that do not print what the page says, or all when the page has others than these. */
export const exampleProblems = async (): Promise<readonly string[]> => {
  // Those of the first part: further ones belong to other commands, which have checks of their own.
  const [page = ''] = readFileSync('docs/client-side.md', 'utf8').split('\n## ');
  const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', code = '']) => ({
    language,
    code,
  }));
  const languages = blocks.map(({ language }) => language).join();
  if (languages !== examples.map(({ language }) => language).join()) return [`the page has examples in ${languages}`];
  mkdirSync(FOLDER, { recursive: true });
  const service = await startLocalService();
  const problems: string[] = [];
  try {
    for (const [index, { language, command, prints }] of examples.entries()) {
      const code = blocks[index]?.code.replaceAll(ADDRESS, service.endpoint) ?? '';
      const printed = await run(await command(code));
      if (!printed.includes(prints)) problems.push(`docs/client-side.md, ${language}: printed ${printed}`);
    }
  } finally {
    await service.stop();
    rmSync(FOLDER, { recursive: true });
  }
  console.warn(`${examples.length} examples of docs/client-side.md, ${problems.length} that print something else`);
  return problems;
};
