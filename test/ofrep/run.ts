/**
 * The stock OFREP providers, unmodified, against the local service: every scenario of the table by each of them. Then
 * what is answered is held to the schemas of OFREP, what evaluations write is counted, and the examples of
 * docs/client-side.md are run. Names as arguments leave the others out: of providers, `schemas`, `writes`, `types`,
 * `examples`.
 */
import { schemaProblems } from './check-schemas.ts';
import { typeProblems } from './check-types.ts';
import { writeProblems } from './check-writes.ts';
import { installDrivers } from './drivers.ts';
import { exampleProblems } from './examples.ts';
import { play } from './play.ts';
import { type Provider, providers } from './scenario.ts';
import { allScenarios } from './scenarios/all.ts';
import { type Services, startServices } from './services.ts';

interface Tally {
  readonly passed: number;
  readonly problems: readonly string[];
}

const playAll = async (provider: Provider, services: Services): Promise<Tally> => {
  const played = await play(provider, allScenarios, services);
  const different = played.filter(({ problems }) => problems.length > 0);
  const deviating = allScenarios.filter(({ deviations = [] }) =>
    deviations.some((each) => each.providers.includes(provider)),
  );
  console.warn(
    `${provider.padEnd(10)}${played.length} scenarios, ${different.length} differences, ${deviating.length} with a listed deviation`,
  );
  return {
    passed: played.length - different.length,
    problems: different.map(({ scenario, problems }) => `${provider}: ${scenario.name}: ${problems.join('\n  ')}`),
  };
};

const oneCheck = async (check: () => Promise<readonly string[]>): Promise<Tally> => {
  const problems = await check();
  return { passed: problems.length === 0 ? 1 : 0, problems };
};

await installDrivers();
const services = await startServices();
const checks: readonly (readonly [name: string, check: () => Promise<Tally>])[] = [
  ...providers.map((provider) => [provider, () => playAll(provider, services)] as const),
  ['schemas', () => oneCheck(() => schemaProblems(allScenarios, services))],
  ['writes', () => oneCheck(writeProblems)],
  ['types', () => oneCheck(typeProblems)],
  ['examples', () => oneCheck(exampleProblems)],
];
const asked = process.argv.slice(2);
const tallies: Tally[] = [];
try {
  for (const [name, check] of checks) if (asked.length === 0 || asked.includes(name)) tallies.push(await check());
} finally {
  await services.stop();
}
const problems = tallies.flatMap((tally) => tally.problems);
for (const problem of problems) console.error(problem);
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
console.warn(`ofrep: ${passed} passed, ${problems.length} failed`);
process.exitCode = problems.length === 0 ? 0 : 1;
