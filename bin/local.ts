#!/usr/bin/env node
/**
 * `npm start`: the service on this machine; with `proxy`, a signing proxy to a deployment. Loads the rest only when it can: compiled code is kept, so that the next start takes half the time.
 */
import module from 'node:module';
import { fileURLToPath } from 'node:url';

if (process.getBuiltinModule?.('node:sqlite') === undefined) {
  console.error(`Selfevident cannot run: it needs Node 24 or newer, this is ${process.version}.`);
  process.exit(1);
}
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/selfevident', import.meta.url)));
const [first, ...rest] = process.argv.slice(2);
if (first === 'proxy') {
  const { proxy } = await import('../local/proxy/main.ts');
  await proxy(rest);
} else {
  const [{ main }, { build }] = await Promise.all([import('../local/main.ts'), import('../local/build.ts')]);
  await main(process.argv.slice(2), build);
}
