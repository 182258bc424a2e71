/**
 * Holds what the service answers to the schemas of OFREP 0.3.0: every flag and context of the scenarios, one flag at a
 * time and all at once, and what came through the proxy.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { run } from './drivers.ts';
import type { Scenario } from './scenario.ts';
import type { Services } from './services.ts';

/** What the protocol's enumeration of reasons lacks, while its examples have it (docs/adr/0052-ofrep.md). */
const expected = ['reason: DEFAULT'];

interface Answer {
  readonly path: string;
  readonly status: number;
  readonly body: string;
}

/** The schema of an answer, by whether one flag was asked, and by its status. */
const schemas = {
  one: { 200: 'success', 400: 'failure', 404: 'notFound' },
  all: { 200: 'bulkSuccess', 400: 'bulkFailure', 404: 'bulkFailure' },
} as const satisfies Record<string, Readonly<Record<number, string>>>;

/** What deviates otherwise than the one that is known. */
export const schemaProblems = async (
  scenarios: readonly Scenario[],
  services: Services,
): Promise<readonly string[]> => {
  const answers = [...services.proxy.answers, ...(await askAll(scenarios, services))].filter(({ body }) => body !== '');
  console.warn(`${answers.length} answers held to the schemas of OFREP 0.3.0`);
  const deviations = await deviationsOf(answers);
  return isDeepStrictEqual(deviations, expected) ? [] : [`deviations from OFREP 0.3.0: ${deviations.join(', ')}`];
};

const askAll = async (scenarios: readonly Scenario[], { addressOf }: Services): Promise<readonly Answer[]> => {
  const direct = scenarios.filter(({ address }) =>
    ['project', 'slash', 'arn', 'root', 'nowhere', 'noRoot'].includes(address),
  );
  const answers: Answer[] = [];
  for (const { address, questions } of direct)
    for (const { flag, context } of questions)
      for (const path of [`flags/${encodeURIComponent(flag)}`, 'flags'])
        answers.push(await ask(`${addressOf(address, '')}/ofrep/v1/evaluate/${path}`, JSON.stringify({ context })));
  const broken = `${addressOf('project', '')}/ofrep/v1/evaluate/flags`;
  for (const address of [broken, `${broken}/word`]) answers.push(await ask(address, '{'));
  return answers;
};

const ask = async (path: string, body: string): Promise<Answer> => {
  const answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return { path, status: answer.status, body: await answer.text() };
};

const deviationsOf = async (answers: readonly Answer[]): Promise<readonly string[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'selfevident-ofrep-'));
  try {
    const file = join(folder, 'answers.json');
    writeFileSync(
      file,
      JSON.stringify(answers.map((each) => ({ schema: schemaOf(each), body: JSON.parse(each.body) }))),
    );
    return JSON.parse(await run([process.execPath, 'test/ofrep/drivers/schemas.mjs', file]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Errors that belong to no flag have one schema. */
const schemaOf = ({ path, status }: Answer): string => {
  const byStatus: Readonly<Record<number, string>> = path.endsWith('/flags') ? schemas.all : schemas.one;
  return byStatus[status] ?? 'generalError';
};
