/**
 * Bundles the agent into a folder: `node bin/node.cjs bin/pack-agent.ts FOLDER`. With `--layer ARCHITECTURE` it makes
 * the layer of Lambda there, for x86_64 or arm64, and with `--zip` a file beside it, as PublishLayerVersion takes it.
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeAgent } from '../lib/agent/bundle-agent.ts';
import { architectures, writeLayer } from '../lib/agent/layer.ts';

const { values, positionals } = parseArgs({
  options: { layer: { type: 'string' }, zip: { type: 'boolean' } },
  allowPositionals: true,
});
const [folder = 'dist/agent'] = positionals;
const architecture = architectures.find((name) => name === values.layer);
if (values.layer !== undefined && !architecture) throw new Error(`--layer must be one of ${architectures.join(', ')}.`);

if (architecture) writeLayer(folder, architecture);
else await writeAgent(folder);
if (values.zip) {
  const file = `${resolve(folder)}.zip`;
  rmSync(file, { force: true });
  // Symbolic rights stay: Lambda starts what is executable.
  execFileSync('zip', ['-qrX', file, '.'], { cwd: folder, stdio: 'inherit' });
  console.warn(file);
}
