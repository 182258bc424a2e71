/**
 * The stock OFREP providers, unmodified, against the local service: every scenario of the table by each of them. Names
 * of providers as arguments leave the others out.
 */
import { installDrivers } from './drivers.ts';
import { type Played, play } from './play.ts';
import { providers } from './scenario.ts';
import { allScenarios } from './scenarios/all.ts';
import { startServices } from './services.ts';

const asked = process.argv.slice(2);
const wanted = providers.filter((provider) => asked.length === 0 || asked.includes(provider));

await installDrivers();
const services = await startServices();
const report = ({ provider, scenario, problems }: Played): void => {
  for (const problem of problems) console.error(`${provider}: ${scenario.name}: ${problem}`);
};
let passed = 0;
let failed = 0;
try {
  for (const provider of wanted) {
    const played = await play(provider, allScenarios, services);
    played.forEach(report);
    const bad = played.filter(({ problems }) => problems.length > 0).length;
    const listed = allScenarios.filter(({ deviations = [] }) =>
      deviations.some((each) => each.providers.includes(provider)),
    );
    console.warn(
      `${provider.padEnd(10)} ${played.length} scenarios, ${bad} differences, ${listed.length} listed deviations`,
    );
    passed += played.length - bad;
    failed += bad;
  }
} finally {
  await services.stop();
}
console.warn(`ofrep: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
