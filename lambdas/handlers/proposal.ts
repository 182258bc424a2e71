/**
 * What a launch or an experiment would make of the rules of a feature, checked as its own operation would check it.
 */
import type { FeatureRules } from '@selfevident/evaluation';
import { ServiceError } from '../../contract/errors.ts';
import type { Input } from '../../contract/index.ts';
import { beginExperiment, type Experiment, experimentStartFaults } from '../../domain/lifecycle/experiment.ts';
import { beginLaunch, type Launch, launchStartFaults } from '../../domain/lifecycle/launch.ts';
import { experimentRules, launchRules, type Patterns } from '../../domain/lifecycle/rules.ts';
import { alreadyExists, invalidMember } from './errors.ts';
import { newExperiment, refuseToStopExperiment, updatedExperiment } from './experiment.ts';
import type { Context } from './handler.ts';
import { newLaunch, refuseToStopLaunch, updatedLaunch } from './launch.ts';
import { featuresToStart } from './references.ts';
import { requireExperiment, requireLaunch } from './require.ts';

export interface Proposal {
  /** Returns the rules of the feature as it would make them. */
  readonly applyTo: (rules: FeatureRules) => FeatureRules;
  /** What would keep it from starting. */
  readonly warnings: readonly string[];
}

type Proposed = Input<'PreviewTraffic'>;

interface Place {
  readonly project: string;
  readonly feature: string;
}

const members = [
  'createLaunch',
  'updateLaunch',
  'stopLaunch',
  'createExperiment',
  'updateExperiment',
  'stopExperiment',
] as const;

/** @throws ServiceError that of the operation itself, or ValidationException unless one is proposed. */
export const readProposal = async (context: Context, place: Place, input: Proposed): Promise<Proposal> => {
  const given = members.filter((member) => input[member] !== undefined);
  if (given.length !== 1) {
    const fault = given.length === 0 ? 'is missing' : 'must be alone';
    throw invalidMember(given[1] ?? members[0], `${fault}: give one of ${members.join(', ')}`);
  }
  const { createLaunch, updateLaunch, createExperiment, updateExperiment, analysisCompleteTime } = input;
  if (input.stopLaunch ?? input.stopExperiment) return readStop(context, place, input);
  if (createLaunch) {
    await refuseExisting(context, { type: 'launch', project: place.project, name: createLaunch.name });
    return ofLaunch(context, place, await newLaunch(context, place.project, createLaunch));
  }
  if (updateLaunch) {
    const { entity } = await requireLaunch(context, place.project, updateLaunch.launch);
    return ofLaunch(context, place, await updatedLaunch(context, entity, updateLaunch));
  }
  const decision = createExperiment
    ? await proposeExperiment(context, place.project, createExperiment)
    : await changeExperiment(context, place.project, updateExperiment as NonNullable<typeof updateExperiment>);
  return ofExperiment(context, place, { ...decision, analysisCompleteTime });
};

/** What a feature is served without what is stopped. */
const readStop = async (context: Context, { project }: Place, input: Proposed): Promise<Proposal> => {
  if (input.stopLaunch) {
    refuseToStopLaunch((await requireLaunch(context, project, input.stopLaunch.launch)).entity);
    return { applyTo: ({ launch: _, ...rules }) => rules, warnings: [] };
  }
  const { experiment: name = '' } = input.stopExperiment ?? {};
  refuseToStopExperiment(context, (await requireExperiment(context, project, name)).entity);
  return { applyTo: ({ experiment: _, ...rules }) => rules, warnings: [] };
};

const proposeExperiment = async (
  context: Context,
  project: string,
  input: NonNullable<Proposed['createExperiment']>,
) => {
  await refuseExisting(context, { type: 'experiment', project, name: input.name });
  return newExperiment(context, project, input);
};

const changeExperiment = async (
  context: Context,
  project: string,
  input: NonNullable<Proposed['updateExperiment']>,
) => {
  const { entity } = await requireExperiment(context, project, input.experiment);
  return updatedExperiment(context, entity, input);
};

interface TrialName {
  readonly type: 'launch' | 'experiment';
  readonly project: string;
  readonly name: string;
}

const refuseExisting = async ({ store, deployment }: Context, trial: TrialName): Promise<void> => {
  const trials = trial.type === 'launch' ? store.launches : store.experiments;
  if (await trials.get(trial.project, trial.name)) throw alreadyExists(deployment, trial);
};

interface Decision<Entity> {
  readonly after: Entity;
  readonly patterns: Patterns;
}

/** One that has not started is shown as if it started now. */
const ofLaunch = async (
  context: Context,
  { feature }: Place,
  { after, patterns }: Decision<Launch>,
): Promise<Proposal> => {
  const { status, project, name } = after;
  const launch = status === 'RUNNING' ? after : beginLaunch(after, context.now);
  const start = {
    member: 'groups',
    arms: after.groups,
    faults: launchStartFaults(after),
    starts: { type: 'launch' as const, project, name },
  };
  return {
    applyTo: (rules) => ({ ...rules, launch: launchRules(launch, feature, patterns) }),
    warnings: status === 'RUNNING' ? [] : await warningsOf(() => featuresToStart(context, start)),
  };
};

/** An experiment without an end is one whose end is not decided yet. */
const ofExperiment = async (
  context: Context,
  { feature }: Place,
  { after, patterns, analysisCompleteTime }: Decision<Experiment> & { analysisCompleteTime: number | undefined },
): Promise<Proposal> => {
  const { status, project, name } = after;
  const end = analysisCompleteTime ?? Infinity;
  const experiment = status === 'RUNNING' ? after : beginExperiment(after, end, context.now);
  const start = {
    member: 'treatments',
    arms: after.treatments,
    // An end that is not given yet is no fault of the proposal.
    faults: experimentStartFaults(after, analysisCompleteTime ?? context.now + 1, context.now),
    starts: { type: 'experiment' as const, project, name },
  };
  return {
    applyTo: (rules) => ({ ...rules, experiment: experimentRules(experiment, feature, patterns) }),
    warnings: status === 'RUNNING' ? [] : await warningsOf(() => featuresToStart(context, start)),
  };
};

/** The message of the error that the start would answer. */
const warningsOf = async (start: () => Promise<unknown>): Promise<string[]> => {
  try {
    await start();
    return [];
  } catch (error) {
    if (error instanceof ServiceError) return [error.message];
    throw error;
  }
};
