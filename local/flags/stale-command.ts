/**
 * `selfevident stale`: features that serve everybody the same, and which of them nobody asks for.
 */
import {
  constantFeatures,
  type HistoricChange,
  type ProjectUsage,
  type StaleFeature,
  withUsage,
} from '../../domain/flags/stale.ts';
import { isoTime } from '../../domain/flags/write-members.ts';
import { CallError } from '../client/service-client.ts';
import { requireMatch } from '../option-values.ts';
import { StartError } from '../start-error.ts';
import type { CommandResult } from './command-result.ts';
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
  return { output: json ? jsonOf(found) : textOf(found, days), code: found.features.length > 0 ? 2 : 0 };
};

interface Found {
  readonly features: readonly StaleFeature[];
  /** Undefined where it is not known. */
  readonly usage: ProjectUsage | undefined;
}

/** Resolves to undefined when there is no such project. `before` is epoch seconds. */
const findStale = async (service: FlagsService, project: string, before: number): Promise<Found | undefined> => {
  const state = await readProjectState(service, project);
  if (!state.project) return undefined;
  const constant = constantFeatures(state, { history: await readHistory(service, project, before), before });
  const usage = await readUsage(service, project);
  return { features: withUsage(constant, usage, before), usage };
};

/** Resolves to undefined at a service that does not count usage, or that does not let the caller read it. */
const readUsage = async ({ call }: FlagsService, project: string): Promise<ProjectUsage | undefined> => {
  const last = new Map<string, number>();
  let first: { countedSince: number; allEvaluated?: number } | undefined;
  let nextToken: string | undefined;
  try {
    do {
      const page = await call('ListFeatureUsage', { project, maxResults: 100, nextToken });
      first ??= { countedSince: page.countedSince, allEvaluated: page.allEvaluated };
      for (const { feature, lastEvaluated } of page.usage) last.set(feature, lastEvaluated);
      nextToken = page.nextToken;
    } while (nextToken);
  } catch (error) {
    if (error instanceof CallError && [403, 404].includes(error.status)) return undefined;
    throw error;
  }
  return { ...first, last };
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

const NOT_KNOWN =
  'Whether clients still ask for them is not known: this service does not count it, or does not show it.';

const textOf = ({ features, usage }: Found, days: number): string => {
  if (features.length === 0) return `No feature has served everybody the same for ${days} days.\n`;
  return `${[...features.map(lineOf), usageLine(usage)].join('\n')}\n`;
};

const lineOf = ({ name, variation, since, overrides, lastEvaluated, unused }: StaleFeature): string => {
  const whom = overrides === 0 ? 'everybody' : `everybody but ${overrides} overridden`;
  const line = `${name}: serves ${variation} to ${whom} since ${dayOf(since)}`;
  if (lastEvaluated !== undefined) return `${line}; last asked for on ${dayOf(lastEvaluated)}`;
  return unused ? `${line}; not asked for` : line;
};

const usageLine = (usage: ProjectUsage | undefined): string => {
  if (!usage) return NOT_KNOWN;
  const counted = `Who asks is counted since ${dayOf(usage.countedSince)}, if clients ask this service or report to it.`;
  if (usage.allEvaluated === undefined) return counted;
  return `${counted} All features at once, as web pages ask, are not; that was last on ${dayOf(usage.allEvaluated)}.`;
};

const dayOf = (time: number): string => String(isoTime(time)).slice(0, 10);

const jsonOf = ({ features, usage }: Found): string => {
  const shown = features.map(({ since, lastEvaluated, ...rest }) => ({
    ...rest,
    since: isoTime(since),
    ...(lastEvaluated === undefined ? {} : { lastEvaluated: isoTime(lastEvaluated) }),
  }));
  const times = usage && {
    countedSince: isoTime(usage.countedSince),
    ...(usage.allEvaluated === undefined ? {} : { allEvaluated: isoTime(usage.allEvaluated) }),
  };
  return `${JSON.stringify({ usageCounted: usage !== undefined, ...times, features: shown }, null, 2)}\n`;
};
