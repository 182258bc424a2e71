/**
 * A guard, a person who stops or continues, an update and the sweep, all at the same moment, on launches of their own:
 * each may win once, and what history and the callers say is what the launch has come to.
 */
import { guardByAlarm } from '../../lambdas/time/guard-by-alarm.ts';
import { settle } from '../../lambdas/time/settle.ts';
import { startTime, type TestService } from '../../test/support/in-process.ts';

const minute = 60_000;
const shop = { project: 'shop' };
const alarmArn = (name: string) => `arn:aws:cloudwatch:us-east-1:123456789012:alarm:${name}`;

/** What a race on one launch is about: whether it is held when it begins, and what its alarm does. */
interface Race {
  readonly held: boolean;
  readonly onAlarm: 'STOP' | 'HOLD';
}

const races: readonly Race[] = [
  { held: false, onAlarm: 'STOP' },
  { held: false, onAlarm: 'HOLD' },
  { held: true, onAlarm: 'STOP' },
];

/** Two services over one table, as two processes. Both know the alarms. */
export interface Sides {
  readonly left: TestService;
  readonly right: TestService;
}

export const knowsAllAlarms = async (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, 'OK' as const]));

/** Runs one race on a launch of this name. Resolves to what went wrong, a sentence each. */
export const raceOnce = async (sides: Sides, name: string, number: number): Promise<string[]> => {
  const race = races[number % races.length] as Race;
  await prepare(sides.left, name, race);
  const answers = await runAll(sides, name, number);
  const problems = await problemsOf(sides.left, name, answers);
  await sides.left.call('StopLaunch', { ...shop, launch: name });
  return problems.map((problem) => `${name}, ${JSON.stringify(race)}: ${problem}`);
};

const prepare = async (service: TestService, name: string, { held, onAlarm }: Race): Promise<void> => {
  const { ok } = service;
  const variations = ['off', 'on'].map((value) => ({ name: value, value: { stringValue: value } }));
  await ok('CreateFeature', { ...shop, name, variations });
  const steps = [-1, 1, 2].map((at, index) => ({
    startTime: (startTime + at * minute) / 1000,
    groupWeights: { on: index + 1 },
  }));
  const alarms = [
    { alarmArn: alarmArn(name), onAlarm },
    { alarmArn: alarmArn(`${name}-hold`), onAlarm: 'HOLD' },
  ];
  const groups = ['off', 'on'].map((arm) => ({ name: arm, feature: name, variation: arm }));
  await ok('CreateLaunch', { ...shop, name, groups, scheduledSplitsConfig: { steps }, alarms });
  await ok('StartLaunch', { ...shop, launch: name });
  if (held) await alarm(service, `${name}-hold`);
};

const alarm = ({ service }: TestService, name: string) =>
  guardByAlarm(
    { store: service.store, now: service.clock() },
    { id: name, resources: [alarmArn(name)], detail: { alarmName: name, state: { value: 'ALARM' } } },
  );

interface Answers {
  readonly guard: readonly unknown[];
  readonly stopped: boolean;
  readonly continued: boolean;
}

/** The second step is due at this moment. */
const runAll = async ({ left, right }: Sides, name: string, number: number): Promise<Answers> => {
  const later = async <Result>(
    reads: number,
    { service }: TestService,
    run: () => Promise<Result>,
  ): Promise<Result> => {
    for (let read = 0; read < reads; read++) await service.store.projects.get('shop');
    return run();
  };
  const launch = { ...shop, launch: name };
  const sweep = () => settle({ store: right.service.store, now: startTime + minute, report: right.service.report });
  const [guard, stop, continued] = await Promise.all([
    later(number % 5, right, () => alarm(right, name)),
    later((number >> 1) % 5, left, () => left.call('StopLaunch', { ...launch, reason: 'by hand' })),
    later((number >> 2) % 5, right, () => right.call('ContinueLaunch', launch)),
    later((number >> 3) % 5, right, sweep),
    left.call('UpdateLaunch', { ...launch, description: 'changed' }),
  ]);
  return { guard, stopped: stop.status === 200, continued: continued.status === 200 };
};

const problemsOf = async ({ ok, service }: TestService, name: string, answers: Answers): Promise<string[]> => {
  const { launch } = await ok('GetLaunch', { ...shop, launch: name });
  const { history } = await ok('ListHistory', { ...shop, resource: `launch/${name}`, maxResults: 100 });
  const times = (operation: string) =>
    history.filter((record: { operation: string }) => record.operation === operation).length;
  const [byHand, byGuard, continued] = ['StopLaunch', 'LaunchStoppedByGuard', 'ContinueLaunch'].map(times);
  const rules = await service.store.rules.get('shop', name);
  const said = {
    stops: Number(answers.stopped) + Number(answers.guard.includes('STOP')),
    reason: answers.stopped ? 'by hand' : `alarm ${name} is in ALARM`,
  };
  return [
    ...((byHand ?? 0) + (byGuard ?? 0) > 1 ? ['it was stopped twice'] : []),
    ...(said.stops === (byHand ?? 0) + (byGuard ?? 0) ? [] : ['a caller was told of a stop that history lacks']),
    ...((continued ?? 0) === Number(answers.continued)
      ? []
      : ['a caller was told of a continuation that history lacks']),
    ...(times('LaunchStepBegan') > 2 ? ['a step began twice'] : []),
    ...((launch.status === 'RUNNING') === (said.stops === 0) ? [] : [`it is ${launch.status}`]),
    ...(said.stops === 0 || launch.statusReason === said.reason ? [] : [`its reason is ${launch.statusReason}`]),
    ...((typeof rules !== 'string' && rules.launch !== undefined) === (said.stops === 0) ? [] : ['its rules differ']),
  ];
};
