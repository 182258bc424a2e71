/**
 * What a call is to come to in the reference: its input, the error it must answer, and what it does.
 */

import type { OperationName } from '../../contract/index.ts';
import type { TrialType } from '../../domain/lifecycle/trial.ts';
import {
  begun,
  fewVariations,
  isBusy,
  type Model,
  type ModelExperiment,
  type ModelLaunch,
  minute,
  type Step,
  tell,
  tellStep,
  weightsOf,
} from './model.ts';

/** A call as it is drawn, before it meets the state in which it is made. */
export interface Drawn {
  readonly operation: 'Create' | 'Start' | 'Update' | 'Stop' | 'Delete';
  readonly type: TrialType;
  readonly name: string;
  readonly feature: string;
  /** Minutes from now, each once, with whom the step serves. */
  readonly steps: readonly { readonly at: number; readonly group: Step['group'] }[];
  /** Whether an update keeps the steps that have begun. */
  readonly keeps: boolean;
  /** Whether an update of what is no draft any more names other groups or treatments than there are. */
  readonly renames: boolean;
  /** Whether an update of a draft names the feature. */
  readonly moves: boolean;
  readonly rate: number;
  /** Minutes from now. */
  readonly completes: number;
  readonly state: 'COMPLETED' | 'CANCELLED';
}

export interface Call {
  readonly operation: OperationName;
  readonly input: Readonly<Record<string, unknown>>;
  /** The error that it must answer; it succeeds without one. */
  readonly error?: string | undefined;
  readonly apply: () => void;
}

export type Outcome = Pick<Call, 'error' | 'apply'>;

const refused = (error: string): Outcome => ({ error, apply: () => undefined });
export const missing = refused('ResourceNotFoundException');
export const conflict = refused('ConflictException');
const invalid = refused('ValidationException');

/** The service model asks for a step at least in what is given. */
const wire = (steps: readonly Step[]) =>
  steps.length === 0
    ? {}
    : {
        scheduledSplitsConfig: {
          steps: steps.map((step) => ({ startTime: step.time / 1000, groupWeights: weightsOf(step) })),
        },
      };
const mostSteps = 6;

const text = (steps: readonly Step[]): string => JSON.stringify(steps.map((step) => [step.time, weightsOf(step)]));

export const callOf = (model: Model, drawn: Drawn): Call => {
  const { operation, type, name } = drawn;
  const title = type === 'launch' ? 'Launch' : 'Experiment';
  const named = operation === 'Create' ? { name } : { [type]: name };
  const { input, outcome } = type === 'launch' ? launchCall(model, drawn) : experimentCall(model, drawn);
  return {
    operation: `${operation}${title}` as OperationName,
    input: { project: 'shop', ...named, ...input },
    error: outcome.error,
    apply: () => {
      tell(model, model.now, 'API Call', name, `${operation}${title}`);
      outcome.apply();
    },
  };
};

interface Part {
  readonly input: Readonly<Record<string, unknown>>;
  readonly outcome: Outcome;
}

const stepsOf = ({ now }: Model, { steps }: Drawn): Step[] =>
  steps.map(({ at, group }) => ({ time: now + at * minute, group })).sort((a, b) => a.time - b.time);

const otherArms = (feature: string) => ['g0', 'g2'].map((name) => ({ name, feature, variation: 'off' }));

const groupsOf = (feature: string) => ['g0', 'g1'].map((name) => ({ name, feature, variation: name }));
const treatmentsOf = (feature: string) => ['off', 't'].map((name) => ({ name, feature, variation: name }));

/** Whether the feature is there with the variations of the groups and the treatments. */
const canServe = ({ features }: Model, feature: string): boolean =>
  features.has(feature) && features.get(feature) !== fewVariations;

/** Whether an update of a draft names a feature that is not there, and that it has not named before. */
const namesNothing = ({ features }: Model, before: string, after: string): boolean =>
  after !== before && !features.has(after);

const launchCall = (model: Model, drawn: Drawn): Part => {
  const { launches, now } = model;
  const { name, feature, state } = drawn;
  const launch = launches.get(name);
  const steps = stepsOf(model, drawn);
  const done = (apply: () => void): Outcome => ({ apply });
  const change = (from: string) => tell(model, now, 'Launch Status Change', name, `${from}-${launch?.status}`);
  switch (drawn.operation) {
    case 'Create': {
      const created: ModelLaunch = { type: 'launch', name, feature, status: 'CREATED', steps, told: 0 };
      return {
        input: { groups: groupsOf(feature), ...wire(steps) },
        outcome: !model.features.has(feature) ? missing : launch ? conflict : done(() => launches.set(name, created)),
      };
    }
    case 'Start': {
      if (!launch) return { input: {}, outcome: missing };
      if (launch.status !== 'CREATED') return { input: {}, outcome: conflict };
      if (launch.steps.length === 0 || !canServe(model, launch.feature)) return { input: {}, outcome: invalid };
      if (isBusy(launches, launch.feature)) return { input: {}, outcome: conflict };
      const outcome = done(() => {
        launch.status = 'RUNNING';
        launch.started = now;
        launch.told = begun(launch, now).length;
        change('CREATED');
        const inForce = begun(launch, now).at(-1);
        if (inForce) tellStep(model, now, launch, inForce);
      });
      return { input: {}, outcome };
    }
    case 'Update': {
      const kept = launch?.status === 'RUNNING' && drawn.keeps ? begun(launch, now) : [];
      const all = [...kept, ...steps.filter(({ time }) => !kept.some((one) => one.time === time))];
      const given = all.sort((a, b) => a.time - b.time).slice(0, mostSteps);
      const meant = given.length === 0 ? (launch?.steps ?? []) : given;
      if (launch && launch.status !== 'CREATED' && drawn.renames)
        return { input: { ...wire(given), groups: otherArms(feature) }, outcome: conflict };
      if (launch?.status === 'CREATED' && drawn.moves) {
        const moved = done(() => Object.assign(launch, { feature, steps: meant }));
        const input = { ...wire(given), groups: groupsOf(feature) };
        return { input, outcome: namesNothing(model, launch.feature, feature) ? missing : moved };
      }
      return { input: wire(given), outcome: launch ? updateLaunch(model, launch, meant) : missing };
    }
    case 'Stop': {
      const stop = done(() => {
        if (!launch) return;
        launch.status = state;
        launch.ended = now;
        change('RUNNING');
      });
      const outcome = !launch ? missing : launch.status === 'RUNNING' ? stop : invalid;
      return { input: { desiredState: state }, outcome };
    }
    case 'Delete': {
      const gone = done(() => launches.delete(name));
      return { input: {}, outcome: !launch ? missing : launch.status === 'RUNNING' ? conflict : gone };
    }
  }
};

/** Steps that are dated in the last five minutes begin now, unless they are those that have begun. */
const meant = (fixed: readonly Step[], steps: readonly Step[], now: number): Step[] => {
  const all = steps.map(({ time, group }): Step => {
    const one = fixed.find((begun) => begun.time === time) ?? fixed.find(({ given }) => given === time);
    if (one) return { ...one, group };
    if (time < now - 5 * minute || time >= now) return { time, group };
    const sameMoment = fixed.find((begun) => begun.time === now);
    return sameMoment ? { ...sameMoment, group } : { time: now, given: time, group };
  });
  return all.sort((a, b) => a.time - b.time);
};

const updateLaunch = (model: Model, launch: ModelLaunch, given: Step[]): Outcome => {
  const { now } = model;
  const running = launch.status === 'RUNNING';
  let steps = given;
  if (!running && launch.status !== 'CREATED') return conflict;
  if (running) {
    const fixed = begun(launch, now);
    steps = meant(fixed, steps, now);
    if (text(steps.slice(0, fixed.length)) !== text(fixed)) return conflict;
    if (steps.slice(fixed.length).some(({ time }) => time < now)) return invalid;
    if (new Set(steps.map(({ time }) => time)).size < steps.length) return invalid;
  }
  return {
    apply: () => {
      const changed = text(steps) !== text(launch.steps);
      launch.steps = steps;
      if (running && changed) tell(model, now, 'Launch Traffic Change', launch.name, 'STEPS_CHANGED', steps.length);
    },
  };
};

const experimentCall = (model: Model, drawn: Drawn): Part => {
  const { experiments, now } = model;
  const { name, feature, rate, state } = drawn;
  const experiment = experiments.get(name);
  const done = (apply: () => void): Outcome => ({ apply });
  const change = (from: string) => tell(model, now, 'Experiment Status Change', name, `${from}-${experiment?.status}`);
  switch (drawn.operation) {
    case 'Create': {
      const input = {
        treatments: treatmentsOf(feature),
        metricGoals: [{ metricDefinition: { name: 'm', entityIdKey: 'id', valueKey: 'v' } }],
        samplingRate: rate,
        onlineAbConfig: { treatmentWeights: { t: 100_000 } },
      };
      const created: ModelExperiment = { type: 'experiment', name, feature, status: 'CREATED', rate };
      if (!model.features.has(feature)) return { input, outcome: missing };
      return { input, outcome: experiment ? conflict : done(() => experiments.set(name, created)) };
    }
    case 'Start': {
      const completes = now + drawn.completes * minute;
      const input = { analysisCompleteTime: completes / 1000 };
      if (!experiment) return { input, outcome: missing };
      if (experiment.status !== 'CREATED') return { input, outcome: conflict };
      if (completes <= now || completes > now + 30 * 24 * 60 * minute || !canServe(model, experiment.feature))
        return { input, outcome: invalid };
      if (isBusy(experiments, experiment.feature)) return { input, outcome: conflict };
      const outcome = done(() => {
        Object.assign(experiment, { status: 'RUNNING', started: now, completes });
        change('CREATED');
      });
      return { input, outcome };
    }
    case 'Update': {
      if (experiment && experiment.status !== 'CREATED' && drawn.renames)
        return { input: { samplingRate: rate, treatments: otherArms(feature) }, outcome: conflict };
      if (experiment?.status === 'CREATED' && drawn.moves) {
        const moved = done(() => Object.assign(experiment, { feature, rate }));
        const input = { samplingRate: rate, treatments: treatmentsOf(feature) };
        return { input, outcome: namesNothing(model, experiment.feature, feature) ? missing : moved };
      }
      const update = done(() => {
        if (!experiment) return;
        const { status, rate: before } = experiment;
        experiment.rate = rate;
        if (status === 'RUNNING' && before !== rate)
          tell(model, now, 'Experiment Rollout Traffic Change', name, `${before}-${rate}`);
      });
      const ended = experiment && experiment.status !== 'RUNNING' && experiment.status !== 'CREATED';
      return { input: { samplingRate: rate }, outcome: !experiment ? missing : ended ? conflict : update };
    }
    case 'Stop': {
      const stop = done(() => {
        if (!experiment) return;
        Object.assign(experiment, { status: state, ended: now });
        change('RUNNING');
      });
      const outcome = !experiment ? missing : experiment.status === 'RUNNING' ? stop : conflict;
      return { input: { desiredState: state }, outcome };
    }
    case 'Delete': {
      const gone = done(() => experiments.delete(name));
      return { input: {}, outcome: !experiment ? missing : experiment.status === 'RUNNING' ? conflict : gone };
    }
  }
};
