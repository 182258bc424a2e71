/**
 * `npm start -- --seed FILE`: the service begins with what a file has.
 */
import { runAnew } from '../../domain/flags/run-anew.ts';
import { openClient } from '../client/service-client.ts';
import type { LocalOptions } from '../options.ts';
import { planSource } from './apply-command.ts';
import { carryOut } from './carry-out.ts';
import { openProgress } from './progress.ts';
import { readSource } from './read-source.ts';

interface SeededService {
  readonly url: string;
  /** The service's time, epoch milliseconds. */
  readonly now: () => number;
}

/** Changes what differs, starts what runs in the file, and deletes nothing. @throws StartError */
export const seedService = async (
  path: string,
  { url, now }: SeededService,
  { region, credentials }: Pick<LocalOptions, 'region' | 'credentials'>,
): Promise<void> => {
  const source = readSource(path);
  const [[accessKeyId, secretAccessKey] = ['any', 'any']] = [...credentials];
  const place = { url: new URL(url), region, credentials: async () => ({ accessKeyId, secretAccessKey }) };
  const service = { call: openClient(place), progress: openProgress() };
  const seconds = now() / 1000;
  const seeded = { ...source, resources: runAnew(source.resources, seconds) };
  const plan = await planSource(service, seeded, { prune: false, start: true, stop: false, now: seconds });
  await carryOut(service, plan);
};
