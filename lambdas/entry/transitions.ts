/** The transitions function, once a minute: settles, looks at results, and redelivers. */
import { runEach } from '../concurrency.ts';
import { redeliver } from '../stream/redeliver.ts';
import { sweeper } from '../time/sweep.ts';
import { awsDestination } from './destination.ts';
import { optionsFromEnvironment } from './environment.ts';
import { observe } from './observation.ts';
import { openService } from './service.ts';

const options = optionsFromEnvironment();
const { store, clock, report } = openService(options);
const sweep = sweeper({ store, report });
const send = awsDestination(options);
/** Seconds after its start in which a run begins with another chunk. */
const BUDGET = 20;
let undelivered = 0;

export const handler = async (): Promise<{ readonly written: number }> => {
  const started = process.uptime();
  const { count, end } = observe();
  let written = 0;
  const hasTime = () => process.uptime() - started < BUDGET;
  const sweepOnce = async () => {
    written = await sweep(clock(), count);
  };
  const redeliverOnce = async () => {
    const before = undelivered;
    undelivered = await redeliver({ store, send, report, hasTime });
    if (before > 0 || undelivered > 0) count('UndeliveredLines', undelivered);
  };
  try {
    await runEach(report, [sweepOnce, redeliverOnce]);
    return { written };
  } finally {
    end({ written });
  }
};
