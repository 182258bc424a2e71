/**
 * What a process has of one project: its rules, and what the service does not know yet. Providers of the same project
 * at the same address share it: they ask once, and an entity is reported once.
 */
import {
  type EventCall,
  type Exposure,
  ExposureBuffer,
  ExposureSender,
  type Flushed,
  UsageCounts,
} from '@selfevident/evaluation/exposure';
import {
  AnswerError,
  endedTimeIn,
  projectPath,
  type ServiceAnswer,
  type ServiceCall,
  type ServiceRequest,
  type Snapshot,
  SnapshotClient,
  type SnapshotDocument,
  type SnapshotEvent,
  type Started,
} from '@selfevident/evaluation/snapshot';
import { newCallId } from '../service/call-id.ts';
import { keptFile } from '../service/kept-file.ts';
import { openServiceCall, type ServicePlace } from '../service/service-call.ts';
import { CustomEvents } from './custom-events.ts';
import { isInLambda } from './lambda-environment.ts';
import { ResolvedFeature } from './resolved-feature.ts';

export interface LinkOptions extends ServicePlace {
  /** The name of the project. */
  readonly project: string;
  /** Seconds for which the rules are not asked for again; 5 by default. */
  readonly freshFor?: number | undefined;
  /** A file in which the rules are kept for the next start. */
  readonly cacheFile?: string | undefined;
  /** The rules to begin with when neither the service nor the file has any: an answer of GetProjectSnapshot. */
  readonly bootstrap?: SnapshotDocument | undefined;
  /** Is told what goes wrong; `console.warn` by default. */
  readonly report?: ((message: string, facts: Readonly<Record<string, unknown>>) => void) | undefined;
}

/** What a link has of its surroundings. */
export interface LinkParts {
  readonly call: ServiceCall;
  /** The local time, in milliseconds since the epoch. */
  readonly clock: () => number;
  /** Runs something after some milliseconds, without keeping the process alive. Returns how to cancel it. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

type Listener = (event: SnapshotEvent) => void;

const INVOCATION = 'amz-sdk-invocation-id';
/** The most counts in a call of ReportUsage, which takes as many features. */
const MAX_COUNTS = 100;

export class ProjectLink {
  readonly client: SnapshotClient;
  readonly buffer = new ExposureBuffer();
  readonly sender: ExposureSender;
  readonly custom: CustomEvents;
  readonly counts = new UsageCounts();
  readonly #listeners = new Set<Listener>();
  /** Whether timers stand still between invocations. */
  readonly isInLambda = isInLambda();
  /** The features that were asked for, of one state of the rules. */
  readonly #resolved = new Map<string, ResolvedFeature>();
  #resolvedOf: Snapshot | undefined;
  /** The first question to the service, where nobody waits for its answer: planned, under way, or no longer so. */
  #opening: 'planned' | 'asked' | 'over' | undefined;
  readonly #parts: LinkParts;
  readonly #report: NonNullable<LinkOptions['report']>;
  readonly #project: string;

  constructor(options: LinkOptions, parts: LinkParts = { call: openServiceCall(options), clock: Date.now, after }) {
    const { project, freshFor, cacheFile, bootstrap } = options;
    const { clock } = parts;
    const report = options.report ?? ((message, facts) => console.warn(`Selfevident: ${message}`, facts));
    this.#report = report;
    this.#parts = parts;
    this.#project = project;
    this.client = new SnapshotClient({
      project,
      call: (request) => this.#ask(request),
      clock,
      after: (milliseconds, run) => (milliseconds > 0 ? parts.after(milliseconds, run) : atOnce(run)),
      report,
      bootstrap,
      ...(freshFor === undefined ? {} : { freshFor }),
      ...(cacheFile === undefined ? {} : { kept: keptFile(cacheFile, report) }),
      onEvent: (event) => this.#hear(event),
    });
    const shared = {
      send: (call: EventCall) => this.#put(call),
      after: parts.after,
      inBackground: !this.isInLambda,
      newId: newCallId,
      random: Math.random,
      report,
    };
    this.sender = new ExposureSender({
      ...shared,
      buffer: this.buffer,
      clock: () => this.client.now(),
      fence: () => this.custom.fence,
      onExposed: (entityId, position) => this.custom.noteExposure(entityId, position),
      endedTime: (exposure) => this.client.current && endedTimeIn(this.client.current.document, exposure),
    });
    this.custom = new CustomEvents({ ...shared, exposures: this.sender });
  }

  /**
   * Starts with the service's rules if they are there within `limit` milliseconds. With 0 the process's own work goes
   * first: it starts with the rules that it has been given, and the service is asked in the next turn of the event loop.
   */
  start(limit: number): Promise<Started> {
    if (limit <= 0) this.#opening ??= 'planned';
    return this.client.start(limit);
  }

  /** Says that the rules are used now. Returns what to wait for, if anything. */
  use(): Promise<void> | undefined {
    const wait = this.client.use();
    if (!wait) return undefined;
    const isOpening = this.#opening === 'planned' || this.#opening === 'asked';
    return isOpening && this.client.current ? undefined : wait;
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #ask(request: ServiceRequest): Promise<ServiceAnswer> {
    const isPlanned = this.#opening === 'planned';
    // A process that asks again before it has an answer was frozen meanwhile, and waits as always.
    this.#opening = isPlanned ? 'asked' : 'over';
    if (isPlanned) await new Promise((resolve) => setImmediate(resolve));
    try {
      const answer = await this.#parts.call(request);
      // At most every five minutes, and with the polls: they have no timer of their own. The answer is read first: it
      // may be of another project.
      if (answer.status < 400 && this.counts.isDue(this.client.now())) setImmediate(() => void this.#flushCounts());
      return answer;
    } finally {
      this.#opening = 'over';
    }
  }

  /** Reports the numbers of evaluations. Those that did not arrive are counted again. */
  async #flushCounts(): Promise<void> {
    const taken = [...this.counts.take(this.client.now())];
    try {
      for (; taken.length > 0; taken.splice(0, MAX_COUNTS)) await this.#sendCounts(taken.slice(0, MAX_COUNTS));
    } catch {
      this.counts.restore(taken);
    }
  }

  /** Sends everything. Tries once. */
  async flush(which: 'all' | 'idle' = 'all'): Promise<Flushed> {
    const before = this.pending;
    await this.custom.flush();
    await this.sender.flush(which);
    return { sent: Math.max(0, before - this.pending), pending: this.pending };
  }

  /** Sends everything before the process ends, within two seconds. */
  async finish(): Promise<Flushed> {
    const before = this.pending;
    let isOver = false;
    const sendAll = async (): Promise<void> => {
      await Promise.all([this.#flushCounts(), this.flush()]);
      while (!isOver && this.pending > 0) {
        await new Promise((resolve) => setTimeout(resolve, END_PAUSE));
        await Promise.all([this.#flushCounts(), this.flush()]);
      }
    };
    await this.#within(END_LIMIT, sendAll());
    isOver = true;
    const { pending } = this;
    if (pending > 0) this.#report('the service has not got everything in two seconds', { pending });
    return { sent: Math.max(0, before - pending), pending };
  }

  get pending(): number {
    return this.sender.pending + this.custom.pending;
  }

  /** A feature of the current rules. @throws RangeError for one that the service would not have made. */
  feature(name: string): ResolvedFeature | undefined {
    const { current } = this.client;
    if (current !== this.#resolvedOf) {
      this.#resolved.clear();
      this.#resolvedOf = current;
    }
    return this.#resolved.get(name) ?? this.#resolveFeature(name);
  }

  #resolveFeature(name: string): ResolvedFeature | undefined {
    const compiled = this.client.current?.features.get(name)?.();
    if (!compiled) return undefined;
    const made = new ResolvedFeature(name, compiled, this.counts);
    this.#resolved.set(name, made);
    return made;
  }

  /** Takes an exposure. Returns what to wait for, if anything: the report of a first one, or room. */
  take(exposure: Exposure, isAwaited: boolean): Promise<void> | undefined {
    const { sender, buffer } = this;
    const before = buffer.queued;
    const isTaken = sender.record(exposure);
    if (isTaken) return isAwaited && buffer.queued > before ? this.#within(LONGEST_REPORT, sender.settle()) : undefined;
    if (sender.isFailing) return void sender.drop();
    return this.#within(LONGEST_WAIT, sender.settle()).then(() => {
      if (!sender.record(exposure)) sender.drop();
    });
  }

  /** Resolves when the work has come to its end, or after so many milliseconds. */
  #within(limit: number, work: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#parts.after(limit, resolve);
      work
        .catch(() => undefined)
        .finally(() => {
          cancel();
          resolve();
        });
    });
  }

  close(): void {
    this.sender.close();
    this.custom.close();
  }

  #hear(event: SnapshotEvent): void {
    if (event.type === 'fresh') {
      if (event.isAnotherProject) {
        this.sender.forget();
        this.custom.forget();
        this.counts.take(this.client.now());
      }
      this.buffer.delivers = this.client.current?.delivers ?? false;
    }
    for (const listener of this.#listeners) listener(event);
  }

  /** The service's word on events is final: those of a project that is gone are refused too. */
  async #put({ id, body, events }: EventCall): Promise<number> {
    const path = `/events${projectPath(this.#project)}`;
    const answer = await this.#parts.call({
      method: 'POST',
      path,
      headers: { [INVOCATION]: id },
      body,
    });
    if (answer.status === 200) return JSON.parse(answer.body).failedEventCount ?? 0;
    if (answer.status === 400 || answer.status === 404 || answer.status === 413) return events;
    throw new AnswerError(answer);
  }

  async #sendCounts(counts: ReturnType<UsageCounts['take']>): Promise<void> {
    const served = new Map<string, Record<string, number>>();
    for (const { feature, variation, count } of counts)
      served.set(feature, { ...served.get(feature), [variation]: count });
    const body = JSON.stringify({ usage: [...served].map(([feature, own]) => ({ feature, counts: own })) });
    const path = `/events${projectPath(this.#project)}/usage`;
    const answer = await this.#parts.call({ method: 'POST', path, headers: {}, body });
    // What the service refuses, it refuses again.
    if (answer.status >= 500 || answer.status === 429) throw new AnswerError(answer);
  }
}

/** Milliseconds for which an evaluation waits at most: for room among the exposures, and for the report of its own. */
const LONGEST_WAIT = 250;
const LONGEST_REPORT = 2_000;

/** Milliseconds until a process that ends gives up, and between its tries. */
const END_LIMIT = 2_000;
const END_PAUSE = 200;

const after = (milliseconds: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
};

const atOnce = (run: () => void): (() => void) => {
  run();
  return () => {};
};
