/**
 * `npm start -- --seed FILE`: the service begins with what a file has.
 */
import { runAnew } from '../../domain/flags/run-anew.ts';
import { type Call, CallError, openClient } from '../client/service-client.ts';
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
  const service = { call: askOnlyForKnown(openClient(place)), progress: openProgress(), now: now() / 1000 };
  const seeded = { ...source, resources: runAnew(source.resources, service.now) };
  const plan = await planSource(service, seeded, { prune: false, start: true, stop: false });
  await carryOut(service, plan);
};

/** The lists that say whether a resource is there. */
const LISTS = {
  GetProject: { list: 'ListProjects', items: 'projects', label: 'project' },
  GetSegment: { list: 'ListSegments', items: 'segments', label: 'segment' },
} as const;

/** Nothing is asked for that is not there: the service prints requests that fail, and nothing has failed here. */
const askOnlyForKnown =
  (call: Call): Call =>
  async (operation, input = {}) => {
    const known = operation === 'GetProject' || operation === 'GetSegment' ? LISTS[operation] : undefined;
    if (known && !(await namesIn(call, known)).includes(String(input[known.label])))
      throw new CallError(404, `There is no ${known.label} ${input[known.label]}.`);
    return call(operation, input);
  };

const namesIn = async (call: Call, { list, items }: (typeof LISTS)[keyof typeof LISTS]): Promise<string[]> => {
  const names: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await call(list, { nextToken });
    names.push(...page[items].map(({ name }: { readonly name: string }) => name));
    nextToken = page.nextToken ?? undefined;
  } while (nextToken !== undefined);
  return names;
};
