/**
 * What `package-lock.json` says.
 */
import { readFileSync } from 'node:fs';

export interface LockEntry {
  readonly version?: string;
  readonly integrity?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly engines?: { readonly node?: string };
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

export const lockEntries = (): Readonly<Record<string, LockEntry>> => readJson('package-lock.json').packages;

/** Those that come from the registry, by their name. */
export const registryPackages = (): Readonly<Record<string, LockEntry>> =>
  Object.fromEntries(
    Object.entries(lockEntries()).flatMap(([path, entry]) => {
      const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
      return name && !entry.link && !entry.inBundle ? [[name, entry]] : [];
    }),
  );
