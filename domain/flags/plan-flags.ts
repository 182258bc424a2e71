/**
 * Plans what brings a project to the state of a file: the plans of its resources, which are those of templates too, in
 * an order in which they can be carried out. Without being told to, nothing is deleted, started or stopped.
 */
import { type Actual, membersOf } from '../template/actual.ts';
import type { Plan, PlannedCall } from '../template/call.ts';
import { changeOf } from '../template/change.ts';
import type { Desired } from '../template/desired.ts';
import { planChange, planDeletion } from '../template/plan.ts';
import { type Difference, differencesBetween } from './differences.ts';
import { writeResource } from './export-flags.ts';
import { isOver, isTrialType, type ProjectState, SECTION_TYPES, SECTIONS, type SectionType } from './flags-document.ts';
import { missingReferences } from './missing-references.ts';
import { type ApplyOptions, planRunOf, runHint } from './plan-run.ts';
import type { FileResource } from './read-flags.ts';
import type { FileFault } from './read-members.ts';
import { inFilePath } from './template-fault.ts';
import { writeDesired } from './write-desired.ts';

export type Action = 'create' | 'update' | 'delete' | 'start' | 'stop' | 'none';

/** What happens to one resource. */
export interface PlannedResource {
  readonly type: Desired['type'];
  readonly name: string;
  /** In order; `none` alone when nothing changes. */
  readonly actions: readonly Action[];
  readonly differences: readonly Difference[];
  readonly calls: readonly PlannedCall[];
  /** Differences that stay, as whole sentences, with the option that would take them away where there is one. */
  readonly hints: readonly string[];
  readonly faults: readonly FileFault[];
}

/** In the order in which the calls must be made. Resources that are as they should be are among them. */
export const planFlags = (
  file: readonly FileResource[],
  state: ProjectState,
  options: ApplyOptions,
): PlannedResource[] => {
  const planned = file.map((resource) => planResource(resource, { file, state, options }));
  return [...planned, ...planRest(file, state, options)].toSorted((one, other) => phaseOf(one) - phaseOf(other));
};

interface Planning {
  readonly file: readonly FileResource[];
  readonly state: ProjectState;
  readonly options: ApplyOptions;
}

const planResource = (resource: FileResource, { file, state, options }: Planning): PlannedResource => {
  const { type, name } = resource.desired;
  const actual = actualOf(state, resource.desired);
  const { run, faults: runFaults } = planRunOf(resource, actual, options);
  const desired = { ...keepPlace(resource.desired, actual), ...(run ? { run } : {}) };
  const { calls, warnings, faults } = planChange(desired, actual, options.now);
  const missing = actual ? [] : missingReferences(resource, file, state);
  return {
    type,
    name,
    actions: actionsOf(calls),
    differences: actual ? differencesOf(desired, actual, calls) : [],
    calls,
    hints: [
      ...warnings.map(({ name: at, message }) => `${inFilePath(at).join('.')} ${message}`),
      ...runHint(resource, actual, options),
    ],
    faults: [
      ...faults.map((fault) => ({ path: [...resource.path, ...inFilePath(fault.name)], message: fault.message })),
      ...runFaults,
      ...missing,
    ],
  };
};

const actualOf = (state: ProjectState, { type, name }: Pick<Desired, 'type' | 'name'>): Actual | undefined =>
  type === 'project' ? state.project : state[SECTIONS[type]].find((actual) => actual.name === name);

/** What a file does not say of the project itself stays as it is: above all, where the project delivers to. */
const keepPlace = (desired: Desired, actual: Actual | undefined): Desired => {
  if (desired.type !== 'project' || !actual) return desired;
  const tags = Object.keys(desired.tags).length > 0 ? desired.tags : (actual.tags ?? {});
  return { ...desired, members: { ...membersOf('project', actual), ...desired.members }, tags };
};

/** Only of members that mean something else, as files have them. */
const differencesOf = (desired: Desired, actual: Actual, calls: Plan['calls']): Difference[] => {
  const sent = calls.flatMap(({ input }) => Object.keys(input));
  const changed = new Set([...Object.keys(changeOf(desired, actual).members), ...sent, 'tags']);
  const only = (members: object) => Object.fromEntries(Object.entries(members).filter(([name]) => changed.has(name)));
  return differencesBetween(only(writeResource(desired.type, actual)), only(writeDesired(desired)));
};

const actionsOf = (calls: Plan['calls']): readonly Action[] => {
  const actions = calls.map(({ operation }) => actionOf(operation));
  return actions.length === 0 ? ['none'] : [...new Set(actions)];
};

const actionOf = (operation: string): Action => {
  const [, verb = ''] = /^(Create|Delete|Start|Stop)/.exec(operation) ?? [];
  return (verb.toLowerCase() || 'update') as Action;
};

/** What the project has and the file lacks. Segments are every project's, and never deleted here. */
const planRest = (file: readonly FileResource[], state: ProjectState, options: ApplyOptions): PlannedResource[] => {
  const types = SECTION_TYPES.filter((type) => type !== 'segment');
  return types.flatMap((type) =>
    state[SECTIONS[type]]
      .filter((actual) => !isOver(actual) && !isInFile(file, type, actual.name))
      .map((actual) => planUnlisted(type, actual, { state, options })),
  );
};

const isInFile = (file: readonly FileResource[], type: SectionType, name: string): boolean =>
  file.some(({ desired }) => desired.type === type && desired.name === name);

const planUnlisted = (
  type: SectionType,
  actual: Actual,
  { state, options }: Pick<Planning, 'state' | 'options'>,
): PlannedResource => {
  const hint = unlistedHint(type, actual, options);
  const identity = { type, project: state.project?.name, name: actual.name };
  const calls = hint ? [] : planDeletion(identity, actual, STOP_REASON);
  return {
    type,
    name: actual.name,
    actions: actionsOf(calls),
    differences: [],
    calls,
    hints: hint ? [hint] : [],
    faults: [],
  };
};

const STOP_REASON = 'not in the file of flags';

const unlistedHint = (type: SectionType, { status }: Actual, { prune, stop }: ApplyOptions): string | undefined => {
  if (!prune) return 'is not in the file; --prune deletes it';
  return isTrialType(type) && status === 'RUNNING' && !stop
    ? 'is not in the file and runs; --prune with --stop stops and deletes it'
    : undefined;
};

/** Stops come first, since a feature is held by what runs on it. Features are deleted last, for the same reason. */
const phaseOf = ({ type, actions }: PlannedResource): number => {
  if (isTrialType(type) && (actions.includes('stop') || actions.includes('delete'))) return 0;
  if (actions.includes('delete')) return 6;
  return ['project', ...SECTION_TYPES].indexOf(type) + 1;
};
