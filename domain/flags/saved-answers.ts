/**
 * Reads what the AWS CLI printed for Get and List calls of Evidently, each as a file of JSON: `aws evidently get-feature
 * ... > checkout.json`. So what was saved before the service ended becomes a file of flags.
 */
import { isObject } from '../../contract/shape/aggregates.ts';
import type { ResourceType } from '../arn.ts';
import type { Actual } from '../template/actual.ts';
import { nameInReference } from '../template/reference.ts';
import { TEMPLATE_TYPES } from '../template/template-type.ts';
import type { ProjectState } from './flags-document.ts';

/** The parsed text of one file. */
export interface SavedAnswer {
  readonly file: string;
  readonly answer: unknown;
}

export interface SavedState {
  readonly state: ProjectState;
  /** What the answers lack, as whole sentences. */
  readonly problems: readonly string[];
}

const LISTS: Readonly<Record<string, ResourceType>> = {
  projects: 'project',
  features: 'feature',
  launches: 'launch',
  experiments: 'experiment',
  segments: 'segment',
};

interface SavedResource {
  readonly type: ResourceType;
  readonly resource: Actual;
  /** A list says less of a project and of a feature than Get does. */
  readonly isWhole: boolean;
}

/** @param name of the project; undefined when there is only one. */
export const readSavedAnswers = (answers: readonly SavedAnswer[], name?: string): SavedState => {
  const saved = answers.flatMap(({ answer }) => (isObject(answer) ? resourcesIn(answer) : []));
  const names = [...new Set(saved.filter(({ type }) => type === 'project').map(({ resource }) => resource.name))];
  const project = name ?? names[0];
  const pick = (type: ResourceType) => latest(saved.filter((one) => one.type === type && isOf(one.resource, project)));
  const [own] = latest(saved.filter(({ type, resource }) => type === 'project' && resource.name === project));
  const features = pick('feature');
  const whole = (all: readonly SavedResource[]) => all.map(({ resource }) => resource);
  return {
    state: {
      project: own?.resource,
      segments: whole(latest(saved.filter(({ type }) => type === 'segment'))),
      features: whole(features),
      launches: whole(pick('launch')),
      experiments: whole(pick('experiment')),
    },
    problems: [
      ...projectProblems(names, { name, own }),
      ...features
        .filter(({ isWhole }) => !isWhole)
        .map(({ resource }) => `The feature ${resource.name} is only in a list: get-feature gives its variations.`),
    ],
  };
};

const resourcesIn = (answer: Record<string, unknown>): SavedResource[] => [
  ...TEMPLATE_TYPES.flatMap((type) => asResources([answer[type]], type, true)),
  ...Object.entries(LISTS).flatMap(([list, type]) =>
    asResources(Array.isArray(answer[list]) ? answer[list] : [], type, type !== 'feature' && type !== 'project'),
  ),
];

const asResources = (all: readonly unknown[], type: ResourceType, isWhole: boolean): SavedResource[] =>
  all
    .filter((one) => isObject(one) && typeof one.name === 'string')
    .map((resource) => ({ type, resource: resource as Actual, isWhole }));

const isOf = ({ project, arn }: Actual, name: string | undefined): boolean =>
  typeof project === 'string' ? nameInReference(project) === name : (arn ?? '').includes(`:project/${name}/`);

/** One for each name: a whole one rather than one of a list, else the one that was changed last. */
const latest = (saved: readonly SavedResource[]): SavedResource[] => {
  const rank = ({ isWhole, resource }: SavedResource) => `${isWhole ? 1 : 0} ${timeText(resource.lastUpdatedTime)}`;
  const byName = Map.groupBy(saved, ({ resource }) => resource.name);
  return [...byName.values()].map((all) => all.reduce((best, one) => (rank(one) >= rank(best) ? one : best)));
};

const timeText = (time: unknown): string =>
  typeof time === 'number' ? time.toFixed(3).padStart(16, '0') : String(time);

interface Wanted {
  readonly name: string | undefined;
  readonly own: SavedResource | undefined;
}

const projectProblems = (names: readonly string[], { name, own }: Wanted): string[] => {
  if (names.length === 0) return ['There is no project among the answers: get-project gives it.'];
  if (name === undefined && names.length > 1)
    return [`There are several projects, ${names.join(', ')}: --project says which one.`];
  return own ? [] : [`There is no project ${name} among the answers; there are ${names.join(', ')}.`];
};
