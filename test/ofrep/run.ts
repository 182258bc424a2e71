/**
 * The stock OFREP providers, unmodified, against the local service and against its agent: every scenario of the table by
 * each of them. What is answered is held to the schemas of OFREP, what evaluations write is counted, and the examples of
 * docs/client-side.md are run. Names as arguments leave the others out: `service`, `agent`; of providers, `schemas`,
 * `writes`, `types`, `examples`.
 */
import { schemaProblems } from './check-schemas.ts';
import { typeProblems } from './check-types.ts';
import { writeProblems } from './check-writes.ts';
import { installDrivers } from './drivers.ts';
import { exampleProblems } from './examples.ts';
import { play } from './play.ts';
import { type Answerer, type Provider, providers } from './scenario.ts';
import { allScenarios } from './scenarios/all.ts';
import { type Services, startServices } from './services.ts';

interface Tally {
  readonly passed: number;
  readonly problems: readonly string[];
}

const scenariosFor = (answerer: Answerer) => allScenarios.filter(({ by = answerer }) => by === answerer);

const playAll = async (provider: Provider, answerer: Answerer, services: Services): Promise<Tally> => {
  const scenarios = scenariosFor(answerer);
  const played = await play(provider, scenarios, services);
  const different = played.filter(({ problems }) => problems.length > 0);
  const deviating = scenarios.filter(({ deviations = [] }) =>
    deviations.some((each) => each.providers.includes(provider)),
  );
  console.warn(
    `${provider.padEnd(10)}${answerer.padEnd(8)}${played.length} scenarios, ${different.length} differences, ${deviating.length} with a listed deviation`,
  );
  return {
    passed: played.length - different.length,
    problems: different.map(
      ({ scenario, problems }) => `${provider}, ${answerer}: ${scenario.name}: ${problems.join('\n  ')}`,
    ),
  };
};

const oneCheck = async (check: () => Promise<readonly string[]>): Promise<Tally> => {
  const problems = await check();
  return { passed: problems.length === 0 ? 1 : 0, problems };
};

type Checks = readonly (readonly [name: string, check: () => Promise<Tally>])[];

/** By whoever answers: what he answers to each provider, and what that looks like. */
const answerChecks = (answerer: Answerer, services: Services): Checks => [
  ...providers.map((provider) => [provider, () => playAll(provider, answerer, services)] as const),
  ['schemas', () => oneCheck(() => schemaProblems(scenariosFor(answerer), services))],
];
const otherChecks: Checks = [
  ['writes', () => oneCheck(writeProblems)],
  ['types', () => oneCheck(typeProblems)],
  ['examples', () => oneCheck(exampleProblems)],
];

const answerers = ['service', 'agent'] as const;
const asked = process.argv.slice(2);
const isAsked = (name: string, group: readonly string[]): boolean =>
  !asked.some((word) => group.includes(word)) || asked.includes(name);
const names = [...providers, 'schemas', ...otherChecks.map(([name]) => name)];

const tallies: Tally[] = [];
const runAll = async (checks: Checks): Promise<void> => {
  for (const [name, check] of checks) if (isAsked(name, names)) tallies.push(await check());
};

await installDrivers();
for (const answerer of answerers) {
  if (!isAsked(answerer, answerers)) continue;
  const services = await startServices(answerer);
  try {
    await runAll(answerChecks(answerer, services));
  } finally {
    await services.stop();
  }
}
await runAll(otherChecks);
const problems = tallies.flatMap((tally) => tally.problems);
for (const problem of problems) console.error(problem);
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
console.warn(`ofrep: ${passed} passed, ${problems.length} failed`);
process.exitCode = problems.length === 0 ? 0 : 1;
