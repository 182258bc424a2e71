/**
 * OFREP as it is on the wire at a deployment, and the stock providers that speak it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drive, run } from '../ofrep/drivers.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: answers of all shapes
  readonly body: any;
}

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

export const post = async (url: string, body: object, headers: Record<string, string> = {}): Promise<Answer> => {
  const asked = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
  const answer = await fetch(url, { ...asked, body: JSON.stringify(body) });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) };
};

/** The paths of OFREP, below a project or at the root of an address. */
export const flagsOf = (url: string): string => `${url}/ofrep/v1/evaluate/flags`;

/** Packages of the stock providers, as `npm run verify -- ofrep` has them. */
export const installProviders = async (): Promise<void> => {
  await run(['npm', 'ci', '--silent', '--prefix', 'test/ofrep']);
};

export interface Asked {
  /** Where the provider asks. */
  readonly url: string;
  readonly key?: string;
  /** A flag with texts. */
  readonly flag: string;
  readonly entityId: string;
}

/** What an application sees of each of the questions, through a stock provider for servers or for pages. */
export const throughProvider = async (provider: 'js-server' | 'web', questions: readonly Asked[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'selfevident-flags-'));
  try {
    const file = join(folder, 'questions.json');
    const scripts = questions.map(({ url, key, flag, entityId }, index) => {
      const question = { flag, type: 'string', fallback: 'fallback', context: { targetingKey: entityId } };
      return { name: `${provider}-${index}`, url, key, questions: [question] };
    });
    writeFileSync(file, JSON.stringify(scripts));
    const seen = await drive(provider, file);
    return scripts.map(({ name }) => seen.get(name)?.[0]);
  } finally {
    rmSync(folder, { recursive: true });
  }
};
