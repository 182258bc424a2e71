/**
 * Plays all scenarios with one provider, and says what was different.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Details, differences, wantsOf } from './compare.ts';
import { drive } from './drivers.ts';
import { defaults, type Provider, type Question, type Scenario } from './scenario.ts';
import type { Services } from './services.ts';

export interface Played {
  readonly provider: Provider;
  readonly scenario: Scenario;
  /** What was different from the table; empty when nothing was. */
  readonly problems: readonly string[];
}

export const play = async (
  provider: Provider,
  scenarios: readonly Scenario[],
  services: Services,
): Promise<readonly Played[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'selfevident-ofrep-'));
  try {
    const file = join(folder, 'scenarios.json');
    writeFileSync(
      file,
      JSON.stringify(scenarios.map((each, index) => scriptOf(each, `${provider}-${index}`, services))),
    );
    const seen = await drive(provider, file);
    return await Promise.all(
      scenarios.map(async (scenario, index) => {
        const details = seen.get(scenario.name) ?? [];
        const problems = [
          ...(await problemsOf(scenario, provider, details, services)),
          ...statusProblems(scenario, provider, services.proxy.statuses(`/${scenario.address}/${provider}-${index}/`)),
        ];
        return { provider, scenario, problems };
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** What a driver needs to know of a scenario. */
const scriptOf = ({ name, address, questions }: Scenario, id: string, { addressOf, keyFor }: Services) => ({
  name,
  key: keyFor(address),
  url: addressOf(address, id),
  questions: questions.map(({ want, ...question }) => ({ ...question, fallback: defaults[question.type] })),
});

const problemsOf = async (
  scenario: Scenario,
  provider: Provider,
  details: readonly Details[],
  { askEvaluateFeature }: Services,
): Promise<readonly string[]> => {
  if (details.length !== scenario.questions.length) return [`${details.length} answers`];
  const wants = await wantsOf(scenario, provider, askEvaluateFeature);
  return wants.flatMap((want, index) => {
    const question = scenario.questions[index] as Question;
    return differences(question, defaults[question.type], want, details[index] as Details);
  });
};

const statusProblems = ({ statuses }: Scenario, provider: Provider, seen: readonly number[]): readonly string[] =>
  statuses === undefined || !statuses.of.includes(provider) || isDeepStrictEqual(statuses.are, seen)
    ? []
    : [`answered with ${seen}, not ${statuses.are}`];
