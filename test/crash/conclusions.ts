/**
 * The ledger beside what the service says in the end.
 */
import type { Body, Caller } from './call.ts';
import type { Counted, Ledger } from './ledger.ts';
import { arms, managers, project } from './resources.ts';

export interface Conclusion {
  readonly title: string;
  /** Nothing where all is well. */
  readonly faults: readonly string[];
}

export const conclude = async (caller: Caller, ledger: Ledger, url: string): Promise<Conclusion[]> => {
  const history = await historyOf(caller);
  const events = (await (await fetch(`${url}/_local/events`)).json()) as { id: string }[];
  return [
    { title: 'entities, events and their values count once', faults: await countFaults(caller, ledger) },
    { title: 'a change that was acknowledged is in history once', faults: changeFaults(ledger, history) },
    { title: 'features are as they were last changed', faults: await stateFaults(caller, ledger) },
    { title: 'steps and completions happened once, at their time', faults: timedFaults(ledger, history) },
    { title: 'each change was published once', faults: eventFaults(history, events) },
  ];
};

const historyOf = async ({ insist }: Caller): Promise<Body[]> => {
  const all: Body[] = [];
  let token: string | undefined;
  do {
    const query = `maxResults=100${token ? `&nextToken=${encodeURIComponent(token)}` : ''}`;
    const { body } = await insist({ name: 'ListHistory', path: `${project}/history?${query}` });
    all.push(...body.history);
    token = body.nextToken;
  } while (token);
  return all;
};

const countFaults = async (caller: Caller, { counted }: Ledger): Promise<string[]> => {
  const launch = await ofLaunch(caller);
  return [
    ...differences('experiment', counted.experiment, await ofExperiment(caller)),
    ...differences('launch', counted.launch, launch.overall),
    // The launch has one step, to which everything belongs.
    ...differences('step of the launch', counted.launch, launch.step),
  ];
};

type Counts = Readonly<Record<string, Counted>>;

const differences = (title: string, counted: Counts, found: Counts): string[] =>
  arms.flatMap((arm) => {
    const [expected, is] = [counted[arm], found[arm]].map((one) => JSON.stringify(one));
    return expected === is ? [] : [`${title} ${arm}: ${expected} were acknowledged, there are ${is}`];
  });

const ofExperiment = async ({ insist }: Caller): Promise<Record<string, Counted>> => {
  const { body } = await insist({ name: 'GetExperimentHealth', path: `${project}/experiments/trial/health` });
  const entities = new Map(body.treatments.map((one: Body) => [one.treatmentName, one.entities]));
  return Object.fromEntries(
    body.metrics[0].treatments.map((one: Body) => [
      one.treatmentName,
      { entities: entities.get(one.treatmentName), events: one.events, sum: sumOf(one) },
    ]),
  );
};

const ofLaunch = async ({ insist }: Caller): Promise<{ readonly overall: Counts; readonly step: Counts }> => {
  const { body } = await insist({ name: 'GetLaunchMetrics', path: `${project}/launches/rollout/metrics` });
  return { overall: ofGroups(body), step: ofGroups(body.steps[0]) };
};

const ofGroups = ({ groups, metrics }: Body): Counts => {
  const entities = new Map(groups.map((one: Body) => [one.groupName, one.entities]));
  return Object.fromEntries(
    metrics[0].groups.map((one: Body) => [
      one.groupName,
      { entities: entities.get(one.groupName), events: one.events, sum: sumOf(one) },
    ]),
  );
};

/** Values are whole numbers. */
const sumOf = ({ events, perEvent }: Body): number => Math.round(events * (perEvent.mean ?? 0) * 1e6) / 1e6;

const changeFaults = ({ changes }: Ledger, history: readonly Body[]): string[] => {
  const made = Map.groupBy(
    history.filter(({ operation }) => operation === 'UpdateFeature'),
    ({ after }) => after.description as string,
  );
  const wrong = changes.flatMap(({ description, acknowledged }) => {
    const times = made.get(description)?.length ?? 0;
    return times === 1 || (times === 0 && !acknowledged) ? [] : [`'${description}' is there ${times} times`];
  });
  const asked = new Set(changes.map(({ description }) => description));
  const strange = [...made.keys()].filter((description) => !asked.has(description));
  const ids = new Set(history.map(({ id }) => id));
  return [
    ...wrong,
    ...strange.map((description) => `nobody asked for '${description}'`),
    ...(ids.size < history.length ? [`${history.length - ids.size} records have the id of another`] : []),
  ];
};

const stateFaults = async ({ insist }: Caller, { changes }: Ledger): Promise<string[]> => {
  const faults: string[] = [];
  for (const manager of managers) {
    const { body } = await insist({ name: 'GetFeature', path: `${project}/features/${manager}` });
    const own = changes.filter(({ feature }) => feature === manager);
    const last = own.findLastIndex(({ acknowledged }) => acknowledged);
    const possible = own.slice(Math.max(0, last)).map(({ description }) => description);
    if (last < 0) possible.push('');
    if (!possible.includes(body.feature.description))
      faults.push(`${manager} is '${body.feature.description}', not ${possible.join(' or ')}`);
  }
  return faults;
};

const timedFaults = ({ timed }: Ledger, history: readonly Body[]): string[] =>
  timed.flatMap(({ name, steps, completes }) => {
    const timesOf = (operation: string) =>
      history
        .filter((one) => one.operation === operation && one.resource.endsWith(`/${name}`))
        .map(({ time }) => Math.round(time * 1000))
        .sort((one, other) => one - other);
    const [begun, completed] = [timesOf('LaunchStepBegan'), timesOf('ExperimentCompleted')];
    // Steps that were past at the start have begun with it.
    const started = timesOf('StartLaunch')[0] ?? 0;
    const due = steps.filter((time) => time > started);
    return [
      ...(JSON.stringify(begun) === JSON.stringify(due) ? [] : [`${name}: steps ${begun}, not ${due}`]),
      ...(JSON.stringify(completed) === JSON.stringify([completes]) ? [] : [`${name}: ${completed}, not ${completes}`]),
    ];
  });

/** The newest ten thousand events are kept; calls of the newest records are among them. */
const kept = 4_000;

const eventFaults = (history: readonly Body[], events: readonly { readonly id: string }[]): string[] => {
  const ids = new Set(events.map(({ id }) => id));
  const missing = history.slice(0, kept).filter(({ id, actor }) => actor !== undefined && !ids.has(`${id}-call`));
  return [
    ...missing.map(({ id, operation }) => `${operation} ${id} was not published`),
    ...(ids.size < events.length ? [`${events.length - ids.size} events are there twice`] : []),
  ];
};
