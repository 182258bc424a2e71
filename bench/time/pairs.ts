/**
 * The pairs of operations that may meet, with what is there before them and how to tell what is left of them.
 */
import type { OperationName } from '../../contract/index.ts';
import { startTime, type TestService } from '../../test/support/in-process.ts';

type Members = Readonly<Record<string, unknown>>;
type Run = (service: TestService) => Promise<string>;
/** Makes a run that settles what is due at a time. */
type Sweep = (now: number) => Run;

export interface Pair {
  readonly name: string;
  /** The time at which both come, in milliseconds since the epoch. */
  readonly start: number;
  /** Makes what they meet on, by a name of its own, and returns the two. */
  readonly prepare: (service: TestService, name: string) => Promise<(sweep: Sweep) => readonly [Run, Run]>;
  readonly result: (service: TestService, name: string) => Promise<string>;
  readonly clean?: (service: TestService, name: string) => Promise<void>;
}

const shop = { project: 'shop' };
const minute = 60_000;
const seconds = (time: number) => time / 1000;
const stepAt = (time: number, weight: number) => ({ startTime: seconds(time), groupWeights: { on: weight } });
const first = stepAt(startTime - minute, 1);
const next = stepAt(startTime + minute, 2);

const call =
  (operation: OperationName, input: Members): Run =>
  async (service) => {
    const { error } = await service.call(operation, { ...shop, ...input });
    return error?.replace('Exception', '') ?? 'done';
  };

/** A call by a clock that stands at another time. */
const callAt =
  (now: number, operation: OperationName, input: Members): Run =>
  (service) => {
    service.clock.now = now;
    return call(operation, input)(service);
  };

const makeFeature = async ({ ok }: TestService, name: string): Promise<void> => {
  const variations = ['off', 'on', 'extra'].map((value) => ({ name: value, value: { stringValue: value } }));
  await ok('CreateFeature', { ...shop, name, variations });
};

const arms = (feature: string) => ['off', 'on'].map((name) => ({ name, feature, variation: name }));

const makeLaunch = async ({ ok }: TestService, name: string, feature: string): Promise<void> => {
  await ok('CreateLaunch', { ...shop, name, groups: arms(feature), scheduledSplitsConfig: { steps: [first, next] } });
};

const makeExperiment = async ({ ok }: TestService, name: string, feature: string): Promise<void> => {
  const metricGoals = [{ metricDefinition: { name: 'm', entityIdKey: 'id', valueKey: 'v' } }];
  await ok('CreateExperiment', { ...shop, name, treatments: arms(feature), metricGoals });
};

const startLaunch = (launch: string) => call('StartLaunch', { launch });
const ends = { analysisCompleteTime: seconds(startTime + minute) };
const startExperiment = (experiment: string) => call('StartExperiment', { experiment, ...ends });

const statusOf = async ({ service }: TestService, kind: 'launches' | 'experiments', name: string): Promise<string> =>
  (await service.store[kind].get('shop', name))?.entity.status ?? 'gone';

const ofLaunch: Pair['result'] = (service, name) => statusOf(service, 'launches', name);
const ofExperiment: Pair['result'] = (service, name) => statusOf(service, 'experiments', name);

const stopAll = async (service: TestService, name: string): Promise<void> => {
  for (const suffix of ['', '-2']) {
    await service.call('StopLaunch', { ...shop, launch: `${name}${suffix}` });
    await service.call('StopExperiment', { ...shop, experiment: `${name}${suffix}` });
  }
};

interface Meeting {
  readonly running?: boolean;
  readonly two?: boolean;
  readonly runs: (name: string, sweep: Sweep) => readonly [Run, Run];
}

const onLaunch = (name: string, { running = false, two = false, runs }: Meeting): Pair => ({
  name,
  start: startTime,
  prepare: async (service, key) => {
    await makeFeature(service, key);
    await makeLaunch(service, key, key);
    if (two) await makeLaunch(service, `${key}-2`, key);
    if (running) await startLaunch(key)(service);
    return (sweep) => runs(key, sweep);
  },
  result: two
    ? async (service, key) => `${await ofLaunch(service, key)}, ${await ofLaunch(service, `${key}-2`)}`
    : ofLaunch,
  clean: stopAll,
});

const onExperiment = (name: string, { running = false, two = false, runs }: Meeting): Pair => ({
  name,
  start: startTime,
  prepare: async (service, key) => {
    await makeFeature(service, key);
    await makeExperiment(service, key, key);
    if (two) await makeExperiment(service, `${key}-2`, key);
    if (running) await startExperiment(key)(service);
    return (sweep) => runs(key, sweep);
  },
  result: two
    ? async (service, key) => `${await ofExperiment(service, key)}, ${await ofExperiment(service, `${key}-2`)}`
    : ofExperiment,
  clean: stopAll,
});

const due = startTime + minute;
const justBefore = due - 1;
const moved = { scheduledSplitsConfig: { steps: [first, stepAt(startTime + 2 * minute, 3)] } };

export const pairs: readonly Pair[] = [
  onLaunch('two launches of a feature start', {
    two: true,
    runs: (key) => [startLaunch(key), startLaunch(`${key}-2`)],
  }),
  onExperiment('two experiments of a feature start', {
    two: true,
    runs: (key) => [startExperiment(key), startExperiment(`${key}-2`)],
  }),
  onLaunch('a launch starts twice', { runs: (key) => [startLaunch(key), startLaunch(key)] }),
  {
    name: 'a launch and an experiment of a feature start',
    start: startTime,
    prepare: async (service, key) => {
      await makeFeature(service, key);
      await makeLaunch(service, key, key);
      await makeExperiment(service, key, key);
      return () => [startLaunch(key), startExperiment(key)];
    },
    result: async (service, key) => `${await ofLaunch(service, key)}, ${await ofExperiment(service, key)}`,
    clean: stopAll,
  },
  onExperiment('an experiment starts and is deleted', {
    runs: (key) => [startExperiment(key), call('DeleteExperiment', { experiment: key })],
  }),
  onLaunch('a launch starts and is updated', {
    runs: (key) => [startLaunch(key), call('UpdateLaunch', { launch: key, ...moved })],
  }),
  onLaunch('a launch starts and its feature loses its variation', {
    runs: (key) => [startLaunch(key), call('UpdateFeature', { feature: key, removeVariations: ['on'] })],
  }),
  onExperiment('an experiment stops twice', {
    running: true,
    runs: (key) => [
      call('StopExperiment', { experiment: key }),
      call('StopExperiment', { experiment: key, desiredState: 'CANCELLED' }),
    ],
  }),
  onExperiment('an experiment is stopped by hand and completed by the sweep', {
    running: true,
    runs: (key, sweep) => [
      callAt(justBefore, 'StopExperiment', { experiment: key, desiredState: 'CANCELLED' }),
      sweep(due),
    ],
  }),
  onExperiment('an experiment is updated and completed by the sweep', {
    running: true,
    runs: (key, sweep) => [callAt(justBefore, 'UpdateExperiment', { experiment: key, samplingRate: 5 }), sweep(due)],
  }),
  onLaunch('a launch is stopped by hand and its step begun by the sweep', {
    running: true,
    runs: (key, sweep) => [callAt(justBefore, 'StopLaunch', { launch: key }), sweep(due)],
  }),
  onLaunch('a step is moved by hand and begun by the sweep', {
    running: true,
    runs: (key, sweep) => [callAt(justBefore, 'UpdateLaunch', { launch: key, ...moved }), sweep(due)],
  }),
  onExperiment('two sweeps', { running: true, runs: (_, sweep) => [sweep(due), sweep(due)] }),
  onExperiment('a sweep and a call that settles first', {
    running: true,
    runs: (key, sweep) => [sweep(due), callAt(due, 'StopExperiment', { experiment: key })],
  }),
];
