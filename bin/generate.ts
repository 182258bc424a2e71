/**
 * Writes the committed files that are made from the contract: the OpenAPI document, the service model for boto3 and the
 * AWS CLI, and the extensions for the SDKs that cannot read a model. With `--check` it writes nothing, and exits 1 when
 * a file is out of date.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { botocoreFiles } from '../contract/generate/botocore.ts';
import { extensionsInGo } from '../contract/generate/go.ts';
import { openApiDocument } from '../contract/generate/openapi.ts';
import { extensionsInTypeScript } from '../contract/generate/typescript.ts';

const root = join(import.meta.dirname, '..');

/** Each file by its path: its text, or a value that is written as JSON. */
const files: Readonly<Record<string, unknown>> = {
  'docs/openapi.json': openApiDocument(),
  ...Object.fromEntries(
    Object.entries(botocoreFiles()).map(([path, content]) => [`clients/botocore/${path}`, content]),
  ),
  'clients/go/extensions.go': extensionsInGo(),
  'packages/evidently-client/extensions.ts': extensionsInTypeScript(),
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : `${JSON.stringify(value, null, 2)}\n`);

const readCurrent = (path: string): string | undefined => {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
};

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

const stale = Object.entries(files)
  .map(([path, value]) => ({ path, text: textOf(value) }))
  .filter(({ path, text }) => readCurrent(path) !== text);

if (process.argv.includes('--check')) {
  for (const { path } of stale) console.error(`${path} is out of date: npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else for (const { path, text } of stale) write(path, text);
