/** The tokens of a page on their way to the service: a second after the first, fifty at once, again until they arrive. */
import type { EvaluationContext } from '@openfeature/core';
import type { PageService } from './page-service.ts';

/** A flag that the page uses. */
export interface ShownFlag {
  readonly flag: string;
  readonly variant: string | undefined;
  readonly context: EvaluationContext;
  /** As the provider has it. */
  readonly given: string;
  /** What is reported: the same, or a newer one. */
  token: string;
  /** A use at this time or later is reported again, in milliseconds since the epoch. */
  renews: number;
  /** When a newer token was asked for. */
  asked: number;
}

/** The most tokens of a request. A page that is left may send 64 KB. */
const MAX_TOKENS = 50;
/** Milliseconds after the first token. */
const PAUSE = 1_000;
/** Milliseconds until another try. */
const RETRY = 5_000;
/** The most tokens that wait. */
const MAX_WAITING = 1_000;
/** Milliseconds for which further uses of a flag are not reported. */
const RENEWAL = 5 * 60_000;
/** Milliseconds for which no newer token is asked for again. */
const PATIENCE = 24 * 3_600_000;

export class ExposureReports {
  readonly #service: PageService;
  #waiting: ShownFlag[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(service: PageService) {
    this.#service = service;
  }

  /** @param now milliseconds since the epoch. */
  add(shown: ShownFlag, now: number): void {
    this.#enqueue(shown, now);
    if (this.#waiting.length >= MAX_TOKENS) this.flushSoon();
    else this.#plan(PAUSE);
  }

  readonly flushSoon = (): void => {
    this.flush().catch(() => undefined);
  };

  /** Sends what is waiting. Resolves when there is an answer. */
  readonly flush = async (): Promise<void> => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, MAX_TOKENS);
      this.#waiting = this.#waiting.slice(MAX_TOKENS);
      const states = await this.#service.report(batch.map(({ token }) => token));
      if (states === 'lost') {
        this.#waiting = [...batch, ...this.#waiting].slice(0, MAX_WAITING);
        return this.#plan(RETRY);
      }
      const refused = batch.filter((_, index) => states === 'refused' || states[index] === 'REFUSED');
      for (const shown of refused) shown.renews = Infinity;
      if (states !== 'refused') await this.#renewTokens(refused, Date.now());
    }
  };

  #plan(pause: number): void {
    this.#timer ??= setTimeout(this.flushSoon, pause);
  }

  #enqueue(shown: ShownFlag, now: number): void {
    shown.renews = now + RENEWAL;
    if (this.#waiting.length < MAX_WAITING) this.#waiting.push(shown);
  }

  async #renewTokens(refused: readonly ShownFlag[], now: number): Promise<void> {
    const old = refused.filter(({ asked }) => now - asked > PATIENCE);
    // One request for each visitor: a page has one at a time.
    for (const visitor of new Set(old.map(visitorOf)))
      await this.#renewTokensOf(
        old.filter((shown) => visitorOf(shown) === visitor),
        now,
      );
  }

  async #renewTokensOf(flags: readonly ShownFlag[], now: number): Promise<void> {
    for (const shown of flags) shown.asked = now;
    const names = flags.map(({ flag }) => flag);
    const answers = await this.#service.ask(names, flags[0]?.context ?? {}).catch(() => undefined);
    if (!answers) return this.#tryLater(flags, now);
    for (const shown of flags) {
      const { variant, metadata } = answers.find(({ key }) => key === shown.flag) ?? {};
      // Whoever would be shown something else by now was not shown it.
      if (variant !== shown.variant || typeof metadata?.exposure !== 'string') continue;
      shown.token = metadata.exposure;
      this.#enqueue(shown, now);
    }
  }

  /** Their next use reports the old token, and asks again. */
  #tryLater(flags: readonly ShownFlag[], now: number): void {
    for (const shown of flags) Object.assign(shown, { asked: -Infinity, renews: now + RENEWAL });
  }
}

const visitorOf = ({ context }: ShownFlag): string => JSON.stringify(context);
