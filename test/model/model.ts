/**
 * The reference: features, launches and experiments as the words of docs/lifecycle.md have them, with plain lists and loops. Nothing
 * here is shared with the service.
 */

import type { TrialType } from '../../domain/lifecycle/trial.ts';
export const minute = 60_000;
export const start = Date.UTC(2026, 0, 5, 12);

export interface Step {
  readonly time: number;
  /** The time that it was given with, where it began a little later. */
  readonly given?: number;
  /** Whom the step serves: one group, or nobody. */
  readonly group: 'g0' | 'g1' | undefined;
}

interface Trial {
  readonly type: TrialType;
  readonly name: string;
  feature: string;
  status: 'CREATED' | 'RUNNING' | 'COMPLETED' | 'CANCELLED';
  started?: number;
  ended?: number;
}

export interface ModelLaunch extends Trial {
  steps: Step[];
  /** How many beginnings of steps have been told. */
  told: number;
}

export interface ModelExperiment extends Trial {
  rate: number;
  completes?: number;
}

/** The variations that a feature has at first, and those of one on which nothing can start. */
export const allVariations: readonly string[] = ['off', 'g0', 'g1', 't'];
export const fewVariations: readonly string[] = ['off', 'g0'];
export const firstFeatures = ['f0', 'f1'];

export interface Model {
  now: number;
  /** The names of the variations of each feature that is there. */
  features: Map<string, readonly string[]>;
  /** How many overrides each feature has; 0 where it is not here. */
  overrideCounts: Map<string, number>;
  launches: Map<string, ModelLaunch>;
  experiments: Map<string, ModelExperiment>;
  /** A line for each event. */
  events: string[];
}

export const newModel = (): Model => {
  const features = new Map(firstFeatures.map((name) => [name, allVariations]));
  const model: Model = {
    now: start,
    features,
    overrideCounts: new Map(),
    launches: new Map(),
    experiments: new Map(),
    events: [],
  };
  tell(model, start, 'API Call', 'shop', 'CreateProject');
  for (const name of firstFeatures) tell(model, start, 'API Call', name, 'CreateFeature');
  return model;
};

const iso = (time: number) => new Date(time).toISOString();

export const weightsOf = ({ group }: Step): Record<string, number> => (group ? { [group]: 100_000 } : {});

export const tell = (model: Model, time: number, ...words: (string | number)[]): void => {
  model.events.push([iso(time), ...words].join(' '));
};

export const begun = ({ steps }: ModelLaunch, now: number): Step[] => steps.filter(({ time }) => time <= now);

export const tellStep = (model: Model, at: number, { name }: ModelLaunch, step: Step): void =>
  tell(model, at, 'Launch Traffic Change', name, 'STEP_BEGAN', iso(step.time), JSON.stringify(weightsOf(step)));

/** Everything that happens by itself up to now. */
export const pass = (model: Model): void => {
  for (const launch of model.launches.values()) {
    if (launch.status !== 'RUNNING') continue;
    for (const step of begun(launch, model.now).slice(launch.told)) tellStep(model, step.time, launch, step);
    launch.told = begun(launch, model.now).length;
  }
  for (const experiment of model.experiments.values()) {
    const { status, completes, name } = experiment;
    if (status !== 'RUNNING' || completes === undefined || completes > model.now) continue;
    experiment.status = 'COMPLETED';
    experiment.ended = completes;
    tell(model, completes, 'Experiment Status Change', name, 'RUNNING-COMPLETED');
  }
};

/** What has to be written down later, as the table has it. */
export const dueIn = ({ launches, experiments, now }: Model): string[] =>
  [
    ...[...launches.values()].flatMap((launch) => {
      const next = launch.status === 'RUNNING' ? launch.steps.find(({ time }) => time > now) : undefined;
      return next ? [`${next.time} LAUNCH ${launch.name}`] : [];
    }),
    ...[...experiments.values()].flatMap(({ status, completes, name }) =>
      status === 'RUNNING' ? [`${completes} EXPERIMENT ${name}`] : [],
    ),
  ].sort();

/** Whether one of the type runs on the feature. */
export const isBusy = (trials: ReadonlyMap<string, Trial>, feature: string): boolean =>
  [...trials.values()].some((trial) => trial.feature === feature && trial.status === 'RUNNING');

/** What an entity is served: variation, reason, and by whom; nothing of a feature that is not there. */
export const served = ({ features, launches, experiments, now }: Model, feature: string): string => {
  if (!features.has(feature)) return 'nothing';
  const on = <One extends Trial>(trials: Map<string, One>) =>
    [...trials.values()].find((trial) => trial.feature === feature && trial.status === 'RUNNING');
  const launch = on(launches);
  const group = launch && begun(launch, now).at(-1)?.group;
  if (launch && group) return `${group} LAUNCH_RULE_MATCH ${launch.name}`;
  const experiment = on(experiments);
  if (experiment && now < (experiment.completes ?? 0) && experiment.rate === 100_000)
    return `t EXPERIMENT_RULE_MATCH ${experiment.name}`;
  return 'off DEFAULT ';
};
