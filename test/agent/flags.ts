/**
 * A project as a file, written and applied through the agent.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AGENT, CLIENT, type Place } from './place.ts';

const selfevident = (...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, ...CLIENT };
    execFile(process.execPath, ['bin/local.ts', ...args, '--url', AGENT], { env }, (error, out, said) =>
      resolve({ code: Number(error?.code ?? 0), out: out + (error ? said : '') }),
    );
  });

/** What is otherwise than: a file that its own project does not differ from, and that makes another one like it. */
export const flagProblems = async (place: Place): Promise<readonly string[]> => {
  await place.useAgent();
  const folder = mkdtempSync(join(tmpdir(), 'selfevident-flags-'));
  try {
    const file = join(folder, 'shop.yaml');
    const exported = await selfevident('export', '--project', 'shop');
    writeFileSync(file, exported.out.replace(/^project: shop$/m, 'project: copy'));
    const applied = await selfevident('apply', file, '--start');
    const again = await selfevident('apply', file, '--start', '--dry-run');
    return [exported, applied, again].flatMap(({ code, out }) =>
      code === 0 ? [] : [`exit ${code}: ${out.slice(0, 500)}`],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
};
