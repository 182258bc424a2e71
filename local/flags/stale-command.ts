/**
 * `selfevident stale`: features that serve everybody the same.
 */
import { type ConstantFeature, constantFeatures, type HistoricChange } from '../../domain/flags/stale.ts';
import { isoTime } from '../../domain/flags/write-members.ts';
import { requireMatch } from '../options.ts';
import { StartError } from '../start-error.ts';
import type { CommandResult } from './main.ts';
import { type FlagsService, openFlagsService } from './open-service.ts';
import type { FlagsOptions } from './options.ts';
import { readProjectState } from './read-state.ts';

const DAY = 86_400;

export const runStale = async (options: FlagsOptions): Promise<CommandResult> => {
  const { project, json } = options;
  if (project === undefined) throw new StartError('--project is missing: the name of the project to look at.');
  const days = Number(requireMatch(options.days, /^\d{1,4}$/, '--days must be a whole number'));
  const service = await openFlagsService(options);
  const found = await findStale(service, project, service.now - days * DAY);
  if (!found) throw new StartError(`There is no project ${project} at ${service.origin}.`);
  return { output: json ? jsonOf(found) : textOf(found, days), code: found.length > 0 ? 2 : 0 };
};

/** Resolves to undefined when there is no such project. `before` is epoch seconds. */
const findStale = async (
  service: FlagsService,
  project: string,
  before: number,
): Promise<readonly ConstantFeature[] | undefined> => {
  const state = await readProjectState(service, project);
  if (!state.project) return undefined;
  return constantFeatures(state, { history: await readHistory(service, project, before), before });
};

/** The newest first, as far back as it matters. */
const readHistory = async (
  { call, progress }: FlagsService,
  project: string,
  after: number,
): Promise<HistoricChange[]> => {
  const read: HistoricChange[] = [];
  let nextToken: string | undefined;
  do {
    const page = await call('ListHistory', { project, maxResults: 100, nextToken });
    read.push(...page.history);
    nextToken = (read.at(-1)?.time ?? 0) > after ? (page.nextToken ?? undefined) : undefined;
    progress.step('changes read', read.length);
  } while (nextToken !== undefined);
  progress.end();
  return read.filter(({ resourceType, time }) => time > after && /^(launch|experiment)$/.test(resourceType));
};

const NOT_COUNTED = 'Whether clients still ask for them is not counted.';

const textOf = (found: readonly ConstantFeature[], days: number): string => {
  if (found.length === 0) return `No feature has served everybody the same for ${days} days.\n`;
  return `${[...found.map(lineOf), NOT_COUNTED].join('\n')}\n`;
};

const lineOf = ({ name, variation, since, overrides }: ConstantFeature): string => {
  const day = String(isoTime(since)).slice(0, 10);
  const whom = overrides === 0 ? 'everybody' : `everybody but ${overrides} overridden`;
  return `${name}: serves ${variation} to ${whom} since ${day}`;
};

const jsonOf = (found: readonly ConstantFeature[]): string => {
  const features = found.map(({ since, ...rest }) => ({ ...rest, since: isoTime(since) }));
  return `${JSON.stringify({ usageCounted: false, features }, null, 2)}\n`;
};
