/**
 * Plans for launches and experiments: what changes, and what starts or stops. A status never goes back, so a trial that
 * has ended keeps what it was.
 */
import { MAX_STEPS } from '../../contract/launch.ts';
import type { Fault } from '../fault.ts';
import { callOn, joinPlans, type Plan, type PlannedCall } from './call.ts';
import { faultsOfChange, type ResourceChange, updatable, without } from './change.ts';
import type { Desired, Values } from './desired.ts';
import { areOnlyRedated, reachableSteps, type TemplateStep } from './launch-steps.ts';
import { meansTheSame } from './meaning.ts';
import { arms } from './reference.ts';

/** Plans the change of a trial, then its start or its stop. `now` is in epoch seconds. */
export const planTrial = (change: ResourceChange, now: number): Plan => {
  const { desired, actual } = change;
  if (hasEnded(actual.status)) return planEnded(change);
  const isRunning = actual.status === 'RUNNING';
  const update = isRunning ? planRunning(change, now) : planUpdate(inOrder(change));
  return joinPlans(update, { calls: planRun(desired, actual.status) }, { warnings: fixedEnd(change) });
};

const hasEnded = (status: string | undefined): boolean => status === 'COMPLETED' || status === 'CANCELLED';

/** Before a start, the order of the arms matters: each owns its buckets in turn. */
const inOrder = (change: ResourceChange): ResourceChange => {
  const { desired, actual, members } = change;
  const lists = arms(desired.type).filter((list) => namesIn(desired.members[list]) !== namesIn(actual[list]));
  return {
    ...change,
    members: { ...members, ...Object.fromEntries(lists.map((list) => [list, desired.members[list]])) },
  };
};

const namesIn = (list: unknown): string => (Array.isArray(list) ? list : []).map(({ name }) => name).join();

/** The calls that start or stop a trial of a status. */
export const planRun = (desired: Desired, status: string | undefined): PlannedCall[] => {
  const { type, run } = desired;
  if (run?.status === 'START' && status === 'CREATED') {
    const { analysisCompleteTime } = run;
    return [callOn(desired, 'Start', type === 'experiment' ? { analysisCompleteTime } : {})];
  }
  if (run?.status !== 'STOP' || status !== 'RUNNING') return [];
  const { desiredState = 'COMPLETED', reason } = run;
  return [callOn(desired, 'Stop', { desiredState, ...(reason ? { reason } : {}) })];
};

const planUpdate = (change: ResourceChange): Partial<Plan> => {
  const { removals, rest } = takeSegment(change);
  const { members, ...others } = updatable(rest);
  const input = { ...members, ...removals };
  return { ...others, calls: Object.keys(input).length > 0 ? [callOn(change.desired, 'Update', input)] : [] };
};

/** The one member that another one takes away. */
const takeSegment = (change: ResourceChange): { readonly removals: Values; readonly rest: ResourceChange } =>
  'segment' in change.members && change.members.segment === undefined
    ? { removals: { removeSegment: true }, rest: without(change, 'segment') }
    : { removals: {}, rest: change };

/** Changes a launch that is about to end too, so that it ends as its template says and differs no more. */
const planRunning = (change: ResourceChange, now: number): Partial<Plan> => {
  if (!('scheduledSplitsConfig' in change.members)) return planUpdate(change);
  const rest = without(change, 'scheduledSplitsConfig');
  const actual = stepsIn(change.actual.scheduledSplitsDefinition);
  const { steps, warnings } = reachableSteps(stepsIn(change.members.scheduledSplitsConfig), actual, now);
  if (meansTheSame('steps', steps, actual)) return joinPlans(planUpdate(rest), { warnings });
  if (steps.length > MAX_STEPS) return { faults: [tooManySteps(steps.length)] };
  const reachable = { ...change, members: { ...change.members, scheduledSplitsConfig: { steps } } };
  return joinPlans(planUpdate(reachable), { warnings });
};

const tooManySteps = (count: number): Fault => ({
  name: 'ScheduledSplitsConfig',
  message:
    `would come to ${count} steps with those that have begun, and a launch has at most ${MAX_STEPS} in all: ` +
    'stop the launch, and go on with one of a new name and the same RandomizationSalt',
});

const stepsIn = (config: unknown): readonly TemplateStep[] => Object(config).steps ?? [];

/** Texts and times of a trial that has ended may differ. Anything else would be another trial. */
const planEnded = (change: ResourceChange): Plan => {
  const { actual, members } = change;
  const { scheduledSplitsConfig } = members;
  const isRedated =
    scheduledSplitsConfig !== undefined &&
    areOnlyRedated(stepsIn(scheduledSplitsConfig), stepsIn(actual.scheduledSplitsDefinition));
  const harmless = ['description', ...(isRedated ? ['scheduledSplitsConfig'] : [])];
  const kept = without(change, ...Object.keys(members).filter((name) => !harmless.includes(name)));
  return joinPlans({
    warnings: faultsOfChange(kept, `stays as it is, because ${actual.name} is ${actual.status}`),
    faults: faultsOfChange(
      without(change, ...harmless),
      `cannot change, because ${actual.name} is ${actual.status}: give the resource a new name`,
    ),
  });
};

/** The end of a running experiment was set by its start. */
const fixedEnd = ({ desired, actual }: ResourceChange): Fault[] => {
  const { analysisCompleteTime } = Object(actual.schedule);
  const wanted = desired.run?.status === 'START' ? desired.run.analysisCompleteTime : undefined;
  if (actual.status !== 'RUNNING' || wanted === undefined || wanted === analysisCompleteTime) return [];
  return [{ name: 'RunningStatus.AnalysisCompleteTime', message: 'stays as it was at the start' }];
};
