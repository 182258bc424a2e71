/**
 * What pages report with a key of their project: the flags that they have shown, by their tokens, and custom events.
 */
import type { ExposureResult } from '../../contract/exposure.ts';
import { arnOf } from '../../domain/arn.ts';
import { attributionTime } from '../../domain/event/attribution.ts';
import { evaluationRecord } from '../../domain/event/delivery-record.ts';
import { stepGroupAt } from '../../domain/event/launch-step.ts';
import { isStale, type ShownFlag } from '../../domain/key/exposure.ts';
import type { AssignmentWrite } from '../store/counting/assignment.ts';
import type { EventStore } from '../store/event-store.ts';
import type { StoredRunningTrial } from '../store/resources/running.ts';
import { idsOf, writeDeliveryRecords } from './delivery-records.ts';
import { missing } from './errors.ts';
import { openExposure } from './exposure-token.ts';
import type { Context as AnyContext, Handler } from './handler.ts';
import { projectNameIn } from './require.ts';

type Context = AnyContext<EventStore>;

interface Read {
  readonly result: ExposureResult;
  /** What was shown, in a trial that takes it. */
  readonly shown?: {
    readonly exposure: ShownFlag;
    readonly trial: StoredRunningTrial;
    readonly write: AssignmentWrite;
  };
}

/** A page reports what it shows now, so an exposure has the time of its report. Reporting it again changes nothing. */
export const reportExposures: Handler<'ReportExposures', EventStore> = async (
  { project: reference, tokens },
  context,
) => {
  const project = projectNameIn(context, reference);
  const [running, secret] = await Promise.all([context.store.running.get(project), context.store.tokenSecret()]);
  if (!running) throw missing(context.deployment, { type: 'project', name: project });
  const read = tokens.map((token) =>
    readToken(openExposure(secret, project, token), { project, running, now: context.now }),
  );
  const shown = [
    ...new Map(read.flatMap(({ shown }) => (shown ? [[placeOf(shown.write), shown] as const] : []))).values(),
  ];
  await deliver(context, project, shown);
  await Promise.all(shown.map(({ write }) => context.store.assignments.assign(write, context.now)));
  const refused = read.filter(({ result }) => result.status === 'REFUSED').length;
  if (refused > 0) context.count('EventsRefused', refused);
  if (refused < read.length) context.count('EventsAccepted', read.length - refused);
  return { results: read.map(({ result }) => result) };
};

const placeOf = ({ trialId, entityId, arm }: AssignmentWrite): string => JSON.stringify([trialId, entityId, arm]);

interface ReadOptions {
  readonly project: string;
  readonly running: readonly StoredRunningTrial[];
  readonly now: number;
}

const readToken = (exposure: ShownFlag | undefined, { project, running, now }: ReadOptions): Read => {
  if (!exposure) return refuse('It is no token of an evaluation with a key of this project.');
  if (isStale(exposure, now)) return refuse('It is older than 14 days.');
  const { type, trialId, arm, entityId } = exposure;
  const trial = running.find((one) => one.type === type && one.id === trialId && one.arms.includes(arm));
  const time = trial && attributionTime(trial, now, now);
  if (!trial || time === undefined) return { result: { status: 'NOT_RUNNING' } };
  const write = { project, entityId, trialId, type, arm, stepGroup: stepGroupAt(trial, arm, time), time };
  return { result: { status: 'ASSIGNED' }, shown: { exposure, trial, write } };
};

const refuse = (reason: string): Read => ({ result: { status: 'REFUSED', reason } });

/** Writes a delivery record for each exposure, if the project has a destination. A repeated call writes the same. */
const deliver = async (
  context: Context,
  project: string,
  shown: readonly NonNullable<Read['shown']>[],
): Promise<void> => {
  const target = shown.length > 0 ? await context.store.deliveryRecords.target(project) : undefined;
  if (!target) return;
  const projectArn = arnOf(context.deployment, { type: 'project', name: project });
  const idOf = idsOf(context.digest());
  const lines = shown.map(({ exposure, trial, write }, index) => {
    const head = { id: idOf(index), time: context.now, projectArn };
    const { feature, variation, entityId } = exposure;
    const { type, arm } = write;
    const reason = type === 'launch' ? 'LAUNCH_RULE_MATCH' : 'EXPERIMENT_RULE_MATCH';
    const assignment = { type, name: trial.name, arm };
    const record = { feature, variation, entityId, entityAttributes: '{}', type: reason, assignment };
    return { ...head, text: evaluationRecord(head, record) };
  });
  await writeDeliveryRecords(context, target, lines);
};
