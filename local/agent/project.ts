/**
 * What the agent has of one project: its rules, and what was served by them and the service does not know yet.
 */
import { randomUUID } from 'node:crypto';
import { type EventCall, type Exposure, ExposureBuffer, ExposureSender } from '@selfevident/evaluation/exposure';
import { endedTimeIn, projectPath, type Snapshot } from '@selfevident/evaluation/snapshot';
import type { Evaluated } from '../../lambdas/handlers/evaluated.ts';
import type { After } from './after.ts';
import { INVOCATION } from './barrier.ts';
import { CallOrder } from './call-order.ts';
import type { RulesClient } from './rules-client.ts';
import { type Upstream, UpstreamError } from './upstream.ts';
import { openUsage, type Usage } from './usage.ts';

export interface ProjectParts {
  readonly name: string;
  readonly rules: RulesClient;
  readonly upstream: Upstream;
  readonly after: After;
  /** Exposures in a call, and milliseconds for which they are collected. */
  readonly batch: { readonly size: number; readonly duration: number };
  readonly report: (message: string, facts: Readonly<Record<string, unknown>>) => void;
  /** What an earlier process did not report is older, and goes first: resolves when it has been taken up, or takes long. */
  readonly takingUp: () => Promise<void> | undefined;
  /** Writes an exposure to disk; a first one is there when the promise resolves. */
  readonly keep: (exposure: Exposure, isFirst: boolean) => Promise<void> | undefined;
  /** Is told when the service has got exposures. */
  readonly reported: () => void;
  /** Is told that the project is gone, and with it the exposures that waited. */
  readonly forgotten: () => void;
  /** Whether exposures must be reported before they are answered. */
  readonly atOnce: () => boolean;
}

export interface AgentProject {
  /** At once where they are fresh: most evaluations wait for nothing. */
  readonly rules: () => Snapshot | Promise<Snapshot>;
  readonly client: RulesClient;
  readonly sender: ExposureSender;
  readonly buffer: ExposureBuffer;
  /** Of the exposures and the calls that wait in the journal. */
  readonly order: CallOrder;
  readonly usage: Usage;
  /** Takes what was served; resolves when it may be answered, and is undefined where it may be at once. */
  readonly take: (all: readonly Evaluated[], now: number) => Promise<void> | undefined;
  /** Takes what an earlier process did not report; resolves when there is room for more. */
  readonly takeAgain: (exposure: Exposure) => Promise<unknown>;
}

export const openProject = (parts: ProjectParts): AgentProject => {
  const { rules: client, report } = parts;
  const buffer = new ExposureBuffer();
  const order = new CallOrder();
  const sender = new ExposureSender({
    buffer,
    send: async (call) => {
      const refused = await sendTo(parts, call);
      // By then the sender has taken them out of the buffer.
      setImmediate(parts.reported);
      return refused;
    },
    clock: () => client.now(),
    after: parts.after,
    endedTime: (exposure) => client.current && endedTimeIn(client.current.document, exposure),
    batchSize: parts.batch.size,
    collectFor: parts.batch.duration,
    newId: randomUUID,
    random: Math.random,
    fence: () => order.fence,
    onExposed: (entityId, position) => order.noteExposure(entityId, position),
    report,
  });
  const usage = openUsage({ name: parts.name, upstream: parts.upstream, now: () => client.now() });
  let projectId: string | undefined;
  const adopt = (held: Snapshot): Snapshot => {
    // Another project of the same name: what is owed to the first has nowhere to go.
    if (projectId !== undefined && projectId !== held.projectId) {
      sender.forget();
      usage.forget();
      parts.forgotten();
    }
    projectId = held.projectId;
    buffer.delivers = held.delivers;
    return held;
  };
  const rules = () => {
    const wait = client.current && client.use();
    const { current } = client;
    return current && !wait ? adopt(current) : client.get().then(adopt);
  };
  return {
    rules,
    client,
    sender,
    buffer,
    order,
    usage,
    take: (all, now) => {
      const told = buffer.delivers ? all : all.filter(({ outcome }) => outcome.assignment);
      return told.length > 0 ? takeAll(told, { ...parts, sender, buffer, now }) : undefined;
    },
    takeAgain: (exposure) => {
      // Only a project with a destination has the attributes.
      if (exposure.attributes !== undefined) buffer.delivers = true;
      return recordOrWait(exposure, { sender, buffer });
    },
  };
};

interface Taking extends ProjectParts {
  readonly sender: ExposureSender;
  readonly buffer: ExposureBuffer;
  /** The service's time of the evaluations, in milliseconds. */
  readonly now: number;
}

const takeAll = async (all: readonly Evaluated[], taking: Taking): Promise<void> => {
  const { sender, buffer, takingUp, keep, atOnce, now } = taking;
  await takingUp();
  for (const evaluated of all) {
    const { exposure, isFirst } = await recordOrWait(exposureOf(evaluated, now, buffer.delivers), taking);
    await keep(exposure, isFirst);
    if (isFirst && atOnce()) await sender.settle().catch(() => undefined);
  }
};

interface Recorded {
  /** As it is sent: an arm that follows another within a millisecond is dated after it. */
  readonly exposure: Exposure;
  /** Whether it is to be sent now, as a first one is. */
  readonly isFirst: boolean;
}

type Recording = Pick<AgentProject, 'sender' | 'buffer'>;

/** Where there is no room, the evaluation waits for the service, and is counted as dropped if that does not take it. */
const recordOrWait = async (exposure: Exposure, recording: Recording): Promise<Recorded> => {
  const taken = record(exposure, recording);
  if (taken) return taken;
  await recording.sender.settle().catch(() => undefined);
  const takenThen = record(exposure, recording);
  if (!takenThen) recording.sender.drop();
  return takenThen ?? { exposure, isFirst: false };
};

/** Undefined where there is no room. */
const record = (exposure: Exposure, { sender, buffer }: Recording): Recorded | undefined => {
  const { queued } = buffer;
  if (!sender.record(exposure)) return undefined;
  const last = buffer.queued > queued ? buffer.last : undefined;
  return last && isOf(exposure, last) ? { exposure: last, isFirst: true } : { exposure, isFirst: false };
};

/** What was queued may be the latest of another pair, which was due. */
const isOf = ({ entityId, assignment, time }: Exposure, queued: Exposure): boolean =>
  queued.entityId === entityId && queued.assignment?.id === assignment?.id && queued.time >= time;

const exposureOf = (
  { feature, entityId, attributes, outcome, stepGroup }: Evaluated,
  time: number,
  delivers: boolean,
): Exposure => ({
  feature,
  variation: outcome.variation.name,
  reason: outcome.reason,
  entityId,
  assignment: outcome.assignment,
  step: stepGroup?.step,
  time,
  attributes: delivers ? (attributes ?? '{}') : undefined,
});

/** Sends a call of exposures. Those of a project that is gone have nowhere to go, and need no other try. */
const sendTo = async ({ name, upstream }: ProjectParts, { id, body, events }: EventCall): Promise<number> => {
  const answer = await upstream.call({
    method: 'POST',
    path: `/events${projectPath(name)}`,
    headers: { [INVOCATION]: id },
    body,
  });
  if (answer.status === 200) return Number(JSON.parse(answer.body).failedEventCount ?? 0);
  if (hopeless.includes(answer.status)) return events;
  throw new UpstreamError(answer);
};

/** The service does not take them, however often they are sent. */
const hopeless = [400, 404, 413];
