/**
 * Processes that evaluate beside an application are ended, killed, frozen and restored at random moments, functions crash
 * and take too long, and the service must have counted exactly what was acknowledged: no exposure is lost, and no custom
 * event is lost or counts twice. Small numbers unless `--full` says 1,000 of each, or `--times` another number. Names as
 * arguments leave the others out.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeLayer } from '../../lib/agent/layer.ts';
import { endAgents, type Finding } from './end-agents.ts';
import { freezeLayer, restorableLayer } from './freeze.ts';
import { freezeProvider, restorableProvider } from './freeze-provider.ts';
import { restoreFunctions } from './restore.ts';

const { values, positionals } = parseArgs({
  options: { full: { type: 'boolean' }, times: { type: 'string', default: '20' } },
  allowPositionals: true,
});
const times = values.full ? 1_000 : Number(values.times);
const layer = mkdtempSync(join(tmpdir(), 'selfevident-layer-'));
writeLayer(layer, process.arch === 'arm64' ? 'arm64' : 'x86_64');
const bundle = join(layer, 'selfevident');

const endings: Readonly<Record<string, () => Promise<Finding>>> = {
  sigterm: () => endAgents('SIGTERM', times, bundle),
  journal: () => endAgents('SIGKILL', times, bundle),
  layer: () => freezeLayer(times, layer),
  managed: () => freezeLayer(times, layer, true),
  wrapper: () => freezeProvider(times, true),
  neither: () => freezeProvider(times, false),
  'restored-layer': () => restoreFunctions(Math.ceil(times / 20), restorableLayer(layer)),
  'restored-wrapper': () => restoreFunctions(Math.ceil(times / 20), restorableProvider),
};
const findings: Finding[] = [];
for (const [name, ending] of Object.entries(endings))
  if (positionals.length === 0 || positionals.includes(name)) findings.push(await ending());
rmSync(layer, { recursive: true });
for (const { title, faults } of findings) {
  console.warn(`${faults.length === 0 ? 'ok' : 'FAILED'} ${title}`);
  for (const fault of faults.slice(0, 10)) console.error(`  ${fault}`);
}
const failed = findings.filter(({ faults }) => faults.length > 0).length;
console.warn(`endings: ${findings.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
