/**
 * What is run and measured: a bundle as Lambda's runtime would load it and call it. Plain CommonJS, so that nothing but the
 * bundle takes time.
 *
 *   node probe.cjs <bundle or nothing> <file of events> <how many of them>: '' and 0 are the empty process.
 */
const { readFileSync } = require('node:fs');

const [bundle, file, count] = process.argv.slice(2);
const { events, answer, warmUp } = JSON.parse(readFileSync(file, 'utf8'));
/** Milliseconds of processor time that this process has taken, its compiler's and its collector's threads included. */
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** The most megabytes that were resident. (The maximum of `resourceUsage` is at least that of the process that started this.) */
const peakMemory = () => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;

const call = async (handler, event) => {
  const given = await handler(event, { getRemainingTimeInMillis: () => 60_000 });
  for (const [name, value] of Object.entries(answer))
    if (JSON.stringify(given[name]) !== JSON.stringify(value)) throw new Error(`answered ${JSON.stringify(given)}`);
};

const main = async () => {
  const before = cpu();
  const handler = bundle ? require(bundle).handler : undefined;
  const imported = cpu();
  if (Number(count) === 0) return {};
  await call(handler, events[0]);
  const first = cpu();
  const rest = events.slice(1, Number(count));
  for (const event of rest.slice(0, warmUp)) await call(handler, event);
  const warm = cpu();
  const measured = rest.slice(warmUp);
  for (const event of measured) await call(handler, event);
  return {
    importCpu: imported - before,
    firstCpu: first - imported,
    ...(measured.length > 0 ? { warmCpu: (cpu() - warm) / measured.length } : {}),
    peakMemory: peakMemory(),
  };
};

main().then(
  (figures) => {
    process.stdout.write(JSON.stringify(figures), () => process.exit());
  },
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
