/**
 * Reads a project and what belongs to it from a service.
 */
import type { OperationName } from '../../contract/index.ts';
import { segmentsOf } from '../../domain/flags/export-flags.ts';
import { isOver, type ProjectState } from '../../domain/flags/flags-document.ts';
import { type Actual, membersOf } from '../../domain/template/actual.ts';
import { type Call, CallError } from '../client/service-client.ts';
import type { Progress } from './progress.ts';

interface Reading {
  readonly call: Call;
  readonly progress: Progress;
}

/** Requests at the same time: far below what a deployment admits. */
const AT_ONCE = 6;

/** @param segments names of segments that are read too, beside those that trials of the project use. */
export const readProjectState = async (
  { call, progress }: Reading,
  project: string,
  segments: readonly string[] = [],
): Promise<ProjectState> => {
  const found = await orMissing(call('GetProject', { project }));
  const trials = found ? await readTrials({ call, progress }, project) : { launches: [], experiments: [] };
  const used = [...trials.launches, ...trials.experiments].filter((trial) => !isOver(trial)).flatMap(segmentsUsed);
  const names = [...new Set([...segments, ...used])];
  const answers = await eachAtOnce(names, (segment) => orMissing(call('GetSegment', { segment })));
  const state = {
    project: found?.project,
    ...trials,
    segments: answers.flatMap((answer) => (answer ? [answer.segment] : [])),
    features: found ? await readFeatures({ call, progress }, project) : [],
  };
  progress.end();
  return state;
};

const segmentsUsed = (trial: Actual): string[] =>
  segmentsOf(membersOf('onlineAbDefinition' in trial ? 'experiment' : 'launch', trial));

const readTrials = async (reading: Reading, project: string) => ({
  launches: await readAll(reading, 'ListLaunches', project),
  experiments: await readAll(reading, 'ListExperiments', project),
});

/** The names of a project's features; undefined when there is no such project. */
export const readFeatureNames = async (reading: Reading, project: string): Promise<string[] | undefined> => {
  const features = await orMissing(readAll(reading, 'ListFeatures', project));
  reading.progress.end();
  return features?.map(({ name }) => name);
};

const readFeatures = async (reading: Reading, project: string): Promise<Actual[]> => {
  const { call, progress } = reading;
  const names = (await readAll(reading, 'ListFeatures', project)).map(({ name }) => name);
  let done = 0;
  const answers = await eachAtOnce(names, async (feature) => {
    const answer = await orMissing(call('GetFeature', { project, feature }));
    progress.step('features read', ++done, names.length);
    return answer;
  });
  // A feature may be deleted meanwhile.
  return answers.flatMap((answer) => (answer ? [answer.feature] : []));
};

const items = { ListLaunches: 'launches', ListExperiments: 'experiments', ListFeatures: 'features' } as const;

/** All pages of a list. */
const readAll = async (
  { call, progress }: Reading,
  operation: OperationName & keyof typeof items,
  project: string,
): Promise<Actual[]> => {
  const all: Actual[] = [];
  let nextToken: string | undefined;
  do {
    const page = await call(operation, { project, maxResults: 100, nextToken });
    all.push(...(page[items[operation]] ?? []));
    nextToken = page.nextToken ?? undefined;
    progress.step(`${items[operation]} listed`, all.length);
  } while (nextToken !== undefined);
  return all;
};

/** Resolves to undefined for what does not exist. */
const orMissing = async <Answer>(answer: Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof CallError && error.status === 404) return undefined;
    throw error;
  }
};

/** The results are in the order of the items. */
const eachAtOnce = async <Item, Result>(
  all: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = [];
  const waiting = [...all.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
};
