/**
 * `selfevident parked`: counts records of the stream that no earlier version could read. A record that this version
 * cannot read either stays parked. `local/operator/operate.ts` names the environment.
 */
import { optionsFromEnvironment } from '../../lambdas/entry/environment.ts';
import { openService } from '../../lambdas/entry/service.ts';
import { countParked } from '../../lambdas/stream/repair.ts';

const { store, clock, report } = openService(optionsFromEnvironment());
const MAX_RECORDS = 10_000;

let counted = 0;
let kept = 0;
for (const record of await store.parked.list(MAX_RECORDS)) {
  try {
    await countParked({ store, report, now: clock() }, record);
    counted++;
  } catch (error) {
    report('still not understood', { eventId: record.eventId, error });
    kept++;
  }
}
process.stdout.write(`${counted} counted, ${kept} still parked\n`);
