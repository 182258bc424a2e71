/**
 * Faults at random moments under mixed load: the service and the DynamoDB in it are killed and stopped, while a ledger outside writes down
 * what was acknowledged. In the end nothing of that may be lost or there twice, and every answer must have been one that the contract knows.
 * `--full` makes 1,000 faults, `--faults NUMBER` as many as that; without either it takes less than a minute. Exits with 1 when something is wrong.
 */
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openCaller } from './call.ts';
import { type Conclusion, conclude } from './conclusions.ts';
import { type KillableService, openKillableService, type Part, pause } from './killable-service.ts';
import { openLedger } from './ledger.ts';
import { manage, schedule, visit } from './load.ts';
import { makeResources, managers } from './resources.ts';

const { values } = parseArgs({ options: { full: { type: 'boolean' }, faults: { type: 'string', default: '15' } } });
const faults = values.full ? 1_000 : Number(values.faults);
/** One fault in so many stops the DynamoDB for longer than an evaluation waits for it. */
const long = 100;

const faultOnce = async (service: KillableService, nth: number): Promise<string> => {
  const part: Part = randomInt(4) === 0 ? 'engine' : 'service';
  await pause(randomInt(1_200));
  if (nth % long === long - 1) {
    await service.hold('engine', 10_000);
    return 'SIGSTOP engine for long';
  }
  if (randomInt(2) === 0) {
    await service.hold(part, randomInt(1_000));
    return `SIGSTOP ${part}`;
  }
  await service.kill(part);
  return `SIGKILL ${part}`;
};

const directory = mkdtempSync(join(tmpdir(), 'selfevident-crash-'));
const service = await openKillableService(directory);
const caller = openCaller(service);
const ledger = openLedger();
await service.start();
await makeResources(caller);

let open = true;
const using = { caller, ledger, goesOn: () => open };
const users = [
  ...Array.from({ length: 6 }, () => visit(using, 'experiment')),
  ...Array.from({ length: 3 }, () => visit(using, 'launch')),
  ...managers.map((manager) => manage(using, manager)),
  schedule(using),
];
const broken: string[] = [];
const working = Promise.all(users.map((user) => user.catch((error: Error) => broken.push(error.message))));

const done = new Map<string, number>();
for (let nth = 0; nth < faults; nth++) {
  const fault = await faultOnce(service, nth);
  done.set(fault, (done.get(fault) ?? 0) + 1);
  if (nth % 50 === 49) console.error(`${nth + 1} faults`);
}
open = false;
await working;
const { timed } = ledger;
const lastDue = Math.max(0, ...timed.flatMap(({ steps, completes }) => [...steps, completes]));
await pause(Math.max(0, lastDue + 3_000 - Date.now()));
await service.kill('service');
const drained = await fetch(`${service.url}/_local/drain`, { method: 'POST' });
const findings: Conclusion[] = [
  { title: 'every answer was modelled, and came within 20 seconds', faults: caller.faults },
  { title: 'nobody was told anything else than what is so', faults: broken },
  { title: 'the service started again after each fault, without a stack', faults: service.problems },
  { title: 'all was counted in the end', faults: drained.ok ? [] : [`drain: ${drained.status}`] },
  ...(await conclude(caller, ledger, service.url)),
];
await service.end();
rmSync(directory, { recursive: true, force: true });

for (const { title, faults: found } of findings) {
  console.error(`${found.length === 0 ? 'ok' : 'FAILED'} ${title}`);
  for (const fault of found.slice(0, 10)) console.error(`  ${fault}`);
}
const table = (counts: ReadonlyMap<unknown, number>) =>
  [...counts].map(([name, count]) => `${count} ${name}`).join(', ');
const counted = Object.values(ledger.counted).flatMap((one) => Object.values(one));
const total = (member: 'entities' | 'events') => counted.reduce((sum, one) => sum + one[member], 0);
console.error(`\nfaults: ${table(done)}`);
console.error(
  `answers by status (0: none): ${table(caller.statuses)}; the longest took ${Math.round(caller.longest())} ms`,
);
console.error(
  `acknowledged: ${total('entities')} entities, ${total('events')} events, ${ledger.changes.filter((one) => one.acknowledged).length} of ${ledger.changes.length} changes; ${timed.length} timed launches and experiments; ${ledger.unknown} calls repeated without an answer, ${ledger.repeated} with one`,
);
const failed = findings.filter((one) => one.faults.length > 0).length;
console.error(`\n${findings.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
