/**
 * A registry on the loopback address that has the versions of all packages and the content of none, and remembers what it is asked for.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Registry {
  readonly url: string;
  /** The content that was asked for, as `name@version`, sorted. */
  readonly asked: () => readonly string[];
  close(): void;
}

/** @param versions the only version of each package, by its name. */
export const openRegistry = async (versions: Readonly<Record<string, string>>): Promise<Registry> => {
  const asked = new Set<string>();
  const server = createServer(({ url: path = '' }, response) => {
    const name = decodeURIComponent(path.slice(1));
    const version = versions[name];
    const [, content] = /^\/tarballs\/(.*)$/.exec(path) ?? [];
    if (content !== undefined) asked.add(decodeURIComponent(content));
    response.statusCode = version === undefined ? 404 : 200;
    response.end(version === undefined ? '{}' : JSON.stringify(packument(name, version)));
  });
  const packument = (name: string, version: string) => {
    const tarball = `${url}/tarballs/${encodeURIComponent(`${name}@${version}`)}`;
    return { name, 'dist-tags': { latest: version }, versions: { [version]: { name, version, dist: { tarball } } } };
  };
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, asked: () => [...asked].sort(), close: () => server.close() };
};
