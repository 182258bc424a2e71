/**
 * Those who use the service while it is killed, each of whom insists until there is an answer and writes it down.
 */
import { randomInt, randomUUID } from 'node:crypto';
import type { Caller } from './call.ts';
import { pause } from './killable-service.ts';
import type { Ledger } from './ledger.ts';
import { type Arm, armsOn, type managers, newFeature, project, type TrialType, trials } from './resources.ts';

interface Using {
  readonly caller: Caller;
  readonly ledger: Ledger;
  readonly goesOn: () => boolean;
}

const must = (answer: { readonly status: number; readonly body: unknown }, what: string): void => {
  if (answer.status !== 200) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
};

/** Visitors one after the other: served, and then reported with values, in calls some of which come once more. */
export const visit = async (using: Using, type: TrialType): Promise<void> => {
  while (using.goesOn()) await oneVisitor(using, type);
};

const oneVisitor = async ({ caller, ledger }: Using, type: TrialType): Promise<void> => {
  const { feature, name, key, member } = trials[type];
  const entityId = randomUUID();
  const path = `${project}/evaluations/${feature}`;
  const served = await caller.insist({ name: 'EvaluateFeature', path, body: { entityId } });
  must(served, 'EvaluateFeature');
  const details = JSON.parse(served.body.details);
  const arm = details[member] as Arm;
  // An answer is given also when it could not be written down whom it was given to; this says it once more.
  const evaluation = {
    ...{ feature, entityId, variation: served.body.variation, type: served.body.reason },
    details: { [type]: name, [member]: arm },
  };
  const counted = ledger.counted[type][arm];
  for (const [index, count] of [randomInt(1, 4), randomInt(0, 3)].entries()) {
    const values = Array.from({ length: count }, () => randomInt(1, 1_000));
    const events = [
      ...(index === 0 ? [eventOf('aws.evidently.evaluation', evaluation)] : []),
      ...values.map((value) => eventOf('aws.evidently.custom', { user: entityId, [key]: value })),
    ];
    if (events.length === 0) continue;
    await report({ caller, ledger }, events);
    if (index === 0) counted.entities += 1;
    counted.events += values.length;
    for (const value of values) counted.sum += value;
  }
};

const eventOf = (type: string, data: object) => ({ timestamp: Date.now() / 1000, type, data: JSON.stringify(data) });

const report = async (
  { caller, ledger }: Pick<Using, 'caller' | 'ledger'>,
  events: readonly object[],
): Promise<void> => {
  const request = {
    name: 'PutProjectEvents',
    path: `/events${project}`,
    body: { events },
    invocation: randomUUID(),
  } as const;
  const answer = await caller.insist(request);
  must(answer, 'PutProjectEvents');
  if (answer.body.failedEventCount !== 0) throw new Error(`PutProjectEvents: ${JSON.stringify(answer.body)}`);
  ledger.unknown += answer.unknown;
  if (randomInt(8) > 0) return;
  ledger.repeated += 1;
  await caller.insist(request);
};

/** One who changes a feature again and again, and never asks twice: what had no answer was done or not. */
export const manage = async ({ caller, ledger, goesOn }: Using, feature: (typeof managers)[number]): Promise<void> => {
  const path = `${project}/features/${feature}`;
  for (let nth = 0; goesOn(); nth++) {
    const description = `${feature} ${nth}`;
    const { status, body } = await caller.call({ name: 'UpdateFeature', path, body: { description } });
    if (![0, 200, 429, 503].includes(status)) must({ status, body }, 'UpdateFeature');
    ledger.changes.push({ feature, description, acknowledged: status === 200 });
    if (status === 200) {
      const read = await caller.insist({ name: 'GetFeature', path });
      if (read.body.feature?.description !== description)
        throw new Error(`${feature} is ${read.body.feature?.description}, not ${description}`);
    }
    await pause(randomInt(status === 0 ? 1_000 : 100));
  }
};

const most = 60;

/** Launches whose steps, and experiments whose ends, fall due while the service is killed. */
export const schedule = async ({ caller, ledger, goesOn }: Using): Promise<void> => {
  for (let nth = 0; nth < most && goesOn(); nth++) {
    const name = `timed-${nth}`;
    await caller.insist(newFeature(name));
    const begin = Date.now() + 8_000;
    const steps = [0, 1, 2, 3, 4, 5].map((step) => begin + step * 1_500);
    const splits = steps.map((time, step) => ({ startTime: time / 1000, groupWeights: { a: step * 10_000, b: 0 } }));
    const groups = armsOn(name);
    const metricGoals = [
      { metricDefinition: { name: 'm', entityIdKey: 'nobody', valueKey: 'nothing' }, desiredChange: 'INCREASE' },
    ];
    const launch = { name, groups, scheduledSplitsConfig: { steps: splits } };
    await caller.insist({ name: 'CreateLaunch', path: `${project}/launches`, body: launch });
    await caller.insist({
      name: 'CreateExperiment',
      path: `${project}/experiments`,
      body: { name, treatments: armsOn(name), metricGoals },
    });
    const completes = begin + 6_000;
    const end = { analysisCompleteTime: completes / 1000 };
    await caller.insist({ name: 'StartLaunch', path: `${project}/launches/${name}/start`, body: {} });
    await caller.insist({ name: 'StartExperiment', path: `${project}/experiments/${name}/start`, body: end });
    // A start may have come too late, or have been done by an attempt that had no answer.
    const { body } = await caller.insist({ name: 'GetLaunch', path: `${project}/launches/${name}` });
    const read = await caller.insist({ name: 'GetExperiment', path: `${project}/experiments/${name}` });
    if (body.launch.status === 'RUNNING' && read.body.experiment.status !== 'CREATED')
      ledger.timed.push({ name, steps, completes });
    await pause(3_000);
  }
};
