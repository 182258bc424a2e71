/**
 * Keeps a project's snapshot fresh: when it is used, never by a timer, since timers stand still while a process is
 * frozen.
 *
 *   const client = new SnapshotClient({ project, call, after, report, kept?, bootstrap?, onEvent? });
 *   await client.start(1000);                  // never rejects, never takes longer
 *   const wait = client.use();                 // before each evaluation; undefined when there is nothing to wait for
 *   if (wait) await wait;                      // 250 ms at most; who cannot wait goes on
 *   client.current?.features.get(name)?.();    // compiled; what is there, however old
 *   client.now();                              // the service's time
 *   await client.get();                        // all of it, for who waits anyway: throws where there is nothing
 *
 * For 5 s after the service was asked nothing happens (`freshFor`). Until 10 s the next use asks it beside itself,
 * after that a use waits for the answer. One request is under way at a time. Versions of one project never go back.
 */
import { retryPause } from '../exposure/backoff.ts';
import { type Fetched, fetchSnapshot, messageIn, type ServiceAnswer } from './fetch-snapshot.ts';
import { ServiceClock } from './service-clock.ts';
import { changedFeatures, FORMAT, isWhole, type Snapshot, type SnapshotDocument, snapshotOf } from './snapshot.ts';
import { NoSnapshotError, type SnapshotOptions, type Started } from './snapshot-options.ts';

interface Attempt {
  readonly started: number;
  readonly done: Promise<void>;
  /** What all uses wait for until `LONGEST_WAIT` after the start: one timer, however many they are. */
  wait?: Promise<void>;
}

/** Milliseconds for which a use waits. */
const LONGEST_WAIT = 250;
/** Milliseconds after which a request that was under way is given up by the next use: its process was frozen. */
const LONGEST_ATTEMPT = 6_000;
/** Milliseconds without an answer, or without the project, until that means something. */
const PATIENCE = 60_000;
/** The longest pause between failed tries, in milliseconds. */
const LONGEST_PAUSE = 5_000;

export class SnapshotClient {
  readonly #options: SnapshotOptions;
  readonly #clock: () => number;
  readonly #fresh: number;
  readonly #serviceClock = new ServiceClock();
  #held: Snapshot | undefined;
  #etag: string | undefined;
  /** Local times: when the service was asked that answered last, and of the last use. */
  #contact = -Infinity;
  #used = -Infinity;
  #attempt: Attempt | undefined;
  #failures = 0;
  #nextTry = -Infinity;
  #failingSince: number | undefined;
  #missingSince: number | undefined;
  #staleReason: string | undefined;
  #problem: NoSnapshotError | undefined;
  #told = '';

  constructor(options: SnapshotOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
    this.#fresh = (options.freshFor ?? 5) * 1_000;
  }

  get current(): Snapshot | undefined {
    return this.#held;
  }

  /** The service's time in whole milliseconds since the epoch, as far as it is known. */
  now(): number {
    return this.#serviceClock.at(this.#clock());
  }

  /** Seconds since the service was asked that answered last; for an old snapshot, since it was made. */
  get ageSeconds(): number | undefined {
    if (Number.isFinite(this.#contact)) return Math.max(0, (this.#clock() - this.#contact) / 1_000);
    return this.#held && Math.max(0, this.#clock() / 1_000 - this.#held.document.now);
  }

  /** Why `current` may be out of date; undefined while it is not. */
  get stale(): string | undefined {
    return this.#staleReason;
  }

  /** Why there is no snapshot; undefined where there is one, or nothing is known yet. */
  get error(): NoSnapshotError | undefined {
    return this.#held ? undefined : this.#problem;
  }

  /**
   * Resolves after `limit` milliseconds at the latest: with the service's snapshot, the kept one, or the bootstrap's.
   */
  async start(limit: number): Promise<Started> {
    const now = this.#clock();
    this.#used = now;
    if (!this.#attempt && !this.#isFresh(now - this.#contact)) this.#begin(now);
    await this.#within(limit, (this.#attempt as Attempt | undefined)?.done);
    if (this.#problem?.reason === 'denied' && !Number.isFinite(this.#contact)) return 'denied';
    if (!this.#held) this.#takeOld();
    if (this.#held) return this.#staleReason === undefined ? 'fresh' : 'stale';
    return this.#problem?.reason === 'missing' ? 'missing' : 'nothing';
  }

  /** Says that the snapshot is used now. Wait for what it returns, if that is possible: it takes 250 ms at most. */
  use(): Promise<void> | undefined {
    const now = this.#clock();
    const [age, idle] = [now - this.#contact, now - this.#used];
    this.#used = now;
    return this.#isFresh(age) ? undefined : this.#refresh(now, age, idle);
  }

  #isFresh(age: number): boolean {
    return age >= 0 && age <= this.#fresh;
  }

  /**
   * The snapshot, fresh if the service answers in time.
   * @throws NoSnapshotError where there is none.
   */
  async get(): Promise<Snapshot> {
    await (this.#held || this.#problem ? this.use() : this.start(LONGEST_ATTEMPT));
    if (this.#held) return this.#held;
    throw (
      this.#problem ??
      new NoSnapshotError('unreachable', `There is no answer for the project ${this.#options.project}.`)
    );
  }

  #refresh(now: number, age: number, idle: number): Promise<void> | undefined {
    const wasAway = idle < 0 || idle > 2 * this.#fresh;
    if (this.#attempt && Math.abs(now - this.#attempt.started) > LONGEST_ATTEMPT) {
      this.#attempt = undefined;
      this.#fail(new Error('the service has not answered'));
    }
    if (wasAway) this.#comeBack(now);
    if (!this.#attempt && now >= this.#nextTry) this.#begin(now);
    this.#judge(now);
    const attempt = this.#attempt;
    const isGoodEnough = this.#held && (this.#failures > 0 || (age >= 0 && age <= 2 * this.#fresh));
    if (!attempt || isGoodEnough) return undefined;
    const left = attempt.started + LONGEST_WAIT - now;
    if (left <= 0) return undefined;
    attempt.wait ??= this.#within(left, attempt.done);
    return attempt.wait;
  }

  /** Failures from before a long pause do not count. */
  #comeBack(now: number): void {
    this.#failures = 0;
    this.#nextTry = now;
    if (this.#failingSince !== undefined) this.#failingSince = now;
  }

  #begin(now: number): void {
    this.#failingSince ??= now;
    const { project, call } = this.#options;
    const etag = this.#serviceClock.isPrecise ? this.#etag : undefined;
    const clock = this.#clock;
    const own: Attempt = {
      started: now,
      done: fetchSnapshot({ project, etag, call, clock }).then(
        (fetched) => this.#end(own, () => this.#take(fetched)),
        (error) => this.#end(own, () => this.#fail(error)),
      ),
    };
    this.#attempt = own;
  }

  /** An attempt that was given up changes nothing. Nobody may be there to hear of an error. */
  #end(own: Attempt, change: () => void): void {
    if (this.#attempt !== own) return;
    this.#attempt = undefined;
    try {
      change();
    } catch (error) {
      this.#fail(error);
    }
  }

  #take(fetched: Fetched): void {
    const { type } = fetched;
    if (type === 'same' || type === 'new') {
      this.#learnTime(fetched);
      this.#agree(fetched.sent, type === 'new' ? fetched : undefined);
    } else if (type === 'missing') this.#miss();
    else if (type === 'denied')
      this.#fail(new NoSnapshotError('denied', deniedMessage(fetched.answer), fetched.answer));
    else {
      const message = `The snapshots of the service have the format ${fetched.format}, and this client knows ${FORMAT} only.`;
      this.#becomeStale(message);
      this.#fail(new NoSnapshotError('unreachable', message));
    }
  }

  #learnTime({ time, precision, sent, received }: Extract<Fetched, { type: 'same' | 'new' }>): void {
    if (Number.isNaN(time)) return;
    const isVoid = this.#serviceClock.learn({ time, precision, sent, received });
    // A clock was set. What is left is right to a second: the next answer is to be a whole snapshot, with its exact
    // time.
    if (isVoid && !this.#serviceClock.isPrecise) this.#etag = undefined;
  }

  /** `contact` is when the service was asked: what it said was true then. */
  #agree(contact: number, fetched?: { readonly document: SnapshotDocument; readonly etag: string | undefined }): void {
    const [before, wasStale] = [this.#held, this.#staleReason !== undefined || this.#contact === -Infinity];
    this.#contact = contact;
    this.#failures = 0;
    this.#failingSince = this.#missingSince = this.#staleReason = this.#problem = undefined;
    this.#told = '';
    if (fetched && !isOlder(fetched.document, before)) {
      this.#held = snapshotOf(fetched.document, before);
      this.#etag = fetched.etag;
      this.#keep(fetched.document, before);
    }
    const changed = this.#held === before ? [] : changedFeatures(before, this.#held);
    const isAnotherProject = before !== undefined && before.projectId !== this.#held?.projectId;
    if (wasStale || changed.length > 0 || isAnotherProject || before?.delivers !== this.#held?.delivers)
      this.#options.onEvent?.({ type: 'fresh', changed, isAnotherProject });
  }

  #keep(document: SnapshotDocument, before: Snapshot | undefined): void {
    if (before?.version === document.version && before.projectId === document.projectId) return;
    this.#options.kept?.write(JSON.stringify(document));
  }

  /** The project is not there. It may be on its way: one that was deleted and made anew, or a name that is mistyped. */
  #miss(): void {
    const { project } = this.#options;
    this.#contact = this.#clock();
    this.#failures = 0;
    this.#failingSince = undefined;
    this.#etag = undefined;
    this.#missingSince ??= this.#contact;
    this.#problem = new NoSnapshotError('missing', `The service has no project ${project}.`);
    this.#tell(this.#problem.message);
    this.#becomeStale(this.#problem.message);
    if (this.#contact - this.#missingSince >= PATIENCE) this.#lose();
  }

  /** The service has said for a minute that the project is gone. An outage meanwhile would have said nothing. */
  #lose(): void {
    if (!this.#held) return;
    const changed = changedFeatures(this.#held, undefined);
    this.#held = undefined;
    this.#options.onEvent?.({ type: 'fresh', changed, isAnotherProject: true });
  }

  #fail(error: unknown): void {
    const { random = Math.random } = this.#options;
    this.#nextTry = this.#clock() + Math.min(LONGEST_PAUSE, retryPause(this.#failures, random));
    this.#failures++;
    const message = error instanceof Error ? error.message : String(error);
    this.#problem =
      error instanceof NoSnapshotError
        ? error
        : new NoSnapshotError('unreachable', message, (error as { readonly answer?: ServiceAnswer }).answer);
    this.#tell(`the rules of ${this.#options.project} could not be read: ${message}`);
    this.#judge(this.#clock());
  }

  /** After a minute of use without an answer, nobody knows. */
  #judge(now: number): void {
    if (this.#failingSince !== undefined && now - this.#failingSince >= PATIENCE)
      this.#becomeStale(this.#problem?.message ?? 'The service has not answered for a minute.');
  }

  #becomeStale(reason: string): void {
    const isNew = this.#staleReason === undefined;
    this.#staleReason = reason;
    if (isNew && this.#held) this.#options.onEvent?.({ type: 'stale', reason });
  }

  #takeOld(): void {
    const document = [this.#keptDocument(), this.#options.bootstrap].find((given) => given && this.#isOwn(given));
    if (!document) return;
    this.#held = snapshotOf(document);
    this.#staleReason = this.#problem?.message ?? 'The service has not answered yet.';
  }

  /** Several projects may have been given one file, or a later version may have written it. */
  #isOwn(document: SnapshotDocument): boolean {
    const { project } = this.#options;
    const isOwn = isWhole(document) && document.project === project.split('/').at(-1);
    if (!isOwn)
      this.#options.report('the kept rules, or the bootstrap, are no whole snapshot of the project', { project });
    return isOwn;
  }

  #keptDocument(): SnapshotDocument | undefined {
    try {
      const text = this.#options.kept?.read();
      return text === undefined ? undefined : JSON.parse(text);
    } catch (error) {
      this.#options.report('the kept rules could not be read', { error });
      return undefined;
    }
  }

  #tell(message: string): void {
    if (this.#told === message) return;
    this.#told = message;
    this.#options.report(message, { project: this.#options.project });
  }

  #within(limit: number, done: Promise<void> | undefined): Promise<void> {
    if (!done) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.#options.after(limit, resolve);
      done.then(() => {
        cancel();
        resolve();
      });
    });
  }
}

/** A replica may lag behind. Another project of the same name begins anew. */
const isOlder = (document: SnapshotDocument, before: Snapshot | undefined): boolean =>
  before !== undefined && before.projectId === document.projectId && document.version < before.version;

const deniedMessage = (answer: ServiceAnswer): string =>
  `The service refuses to show the rules of the project (${answer.status}): ${messageIn(answer)}`;
