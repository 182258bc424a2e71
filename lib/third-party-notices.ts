/**
 * The notices for the code of other packages in the bundles of the npm package and of the console, with their licenses.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

/** @param inputs the files that went into bundles, relative to the root, as esbuild's metafile names them. */
export const packageFolders = (inputs: Iterable<string>): readonly string[] => {
  const folders = [...inputs].flatMap((path) => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
  return [...new Set(folders)].sort();
};

/**
 * The notices for packages in these folders: each license text once, below its packages.
 *
 * @throws Error for a package whose license is not known.
 */
export const thirdPartyNotices = (folders: readonly string[]): string => {
  const packages = new Map<string, string[]>();
  for (const folder of folders) {
    const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const text = licenseIn(folder) ?? declaredLicense(folder, manifest);
    packages.set(text, [...(packages.get(text) ?? []), `${manifest.name} ${manifest.version} (${manifest.license})`]);
  }
  const parts = [...packages].map(([text, names]) => `${names.join('\n')}\n\n${text}`);
  return [heading, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`).concat('\n');
};

const heading = 'What is here contains code of these packages, under the licenses that follow them.';

/** The package's own license, notice and copyright files; undefined when it has none. */
const licenseIn = (folder: string): string | undefined => {
  const names = readdirSync(folder)
    .filter((name) => /^(licen[cs]e|notice|copyright)/i.test(name))
    .sort();
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
  return texts.length === 0 ? undefined : texts.join('\n\n');
};

/** The text of a license that the package names but does not contain. */
const declaredLicense = (folder: string, { name, license, author = '' }: Manifest): string => {
  // The whole text is the same for everybody, and names no holder.
  if (license === 'Apache-2.0') return readFileSync(join(import.meta.dirname, '..', 'LICENSE'), 'utf8').trim();
  if (license !== 'MIT')
    throw new Error(`${name} has no text of its license (${license}), which the notices must have`);
  const holder = copyrightIn(folder) ?? `Copyright (c) ${typeof author === 'string' ? author : author.name}`;
  return `MIT License\n\n${holder}\n\n${mit}`;
};

/** The copyright line of the package's README, without links. */
const copyrightIn = (folder: string): string | undefined => {
  const [page] = readdirSync(folder).filter((name) => /^readme/i.test(name));
  const [line] = page ? (/Copyright \(c\).*$/m.exec(readFileSync(join(folder, page), 'utf8')) ?? []) : [];
  return line?.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').trim();
};

/** https://spdx.org/licenses/MIT.html, below its copyright line. */
const mit = `\
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH
THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
