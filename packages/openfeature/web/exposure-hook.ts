/**
 * Counts what a page shows. The stock OFREP provider for pages asks for all flags at once, which assigns nobody; each
 * flag of a launch or an experiment comes with a sealed token, and this hook sends the token when the flag is first
 * used.
 */
import type { BaseHook, EvaluationDetails, FlagValue } from '@openfeature/core';

export interface ExposureHookOptions {
  /** The address of the service, without the project. */
  readonly url: string;
  /** The name of the project. */
  readonly project: string;
  /** The key for browsers; none where the service asks for none. */
  readonly key?: string;
  /** `fetch` by default. */
  readonly send?: (url: string, request: RequestInit) => Promise<{ readonly status: number }>;
}

export interface ExposureHook extends BaseHook {
  /** Sends what is waiting now. Resolves when there is an answer. */
  readonly flush: () => Promise<void>;
}

/** The most tokens of a request. A page that is left may send 64 KB. */
const MAX_TOKENS = 50;
/** Milliseconds after the first token. */
const PAUSE = 1_000;
/** Milliseconds until another try. */
const RETRY = 5_000;
/** The most tokens that wait. */
const MAX_WAITING = 1_000;

/** What a browser has, and other places of JavaScript lack. */
const page = globalThis as {
  readonly document?: {
    readonly visibilityState: string;
    readonly addEventListener: (type: string, listener: () => void) => void;
  };
  readonly addEventListener?: (type: string, listener: () => void) => void;
};

export const exposureHook = ({ url, project, key, send = fetch }: ExposureHookOptions): ExposureHook => {
  const address = `${url.replace(/\/$/, '')}/projects/${encodeURIComponent(project)}/exposures`;
  const headers = {
    'content-type': 'application/json',
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  };
  /** By flag: a flag is counted again when its token is another one. */
  const counted = new Map<string, string>();
  let waiting: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const plan = (pause: number): void => {
    timer ??= setTimeout(() => {
      flush().catch(() => undefined);
    }, pause);
  };

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    while (waiting.length > 0) {
      const tokens = waiting.slice(0, MAX_TOKENS);
      waiting = waiting.slice(MAX_TOKENS);
      if (await isLost(tokens)) {
        waiting = [...tokens, ...waiting].slice(0, MAX_WAITING);
        return plan(RETRY);
      }
    }
  };

  /** Whether another try may help. `keepalive` lets the request outlive the page. */
  const isLost = async (tokens: readonly string[]): Promise<boolean> => {
    try {
      const { status } = await send(address, {
        method: 'POST',
        headers,
        body: JSON.stringify({ tokens }),
        keepalive: true,
      });
      return status === 429 || status >= 500;
    } catch {
      return true;
    }
  };

  const onLeave = (): void => {
    flush().catch(() => undefined);
  };
  const { document } = page;
  document?.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') onLeave();
  });
  page.addEventListener?.('pagehide', onLeave);

  return {
    after: (_, { flagKey, flagMetadata: { exposure } }: EvaluationDetails<FlagValue>) => {
      if (typeof exposure !== 'string' || counted.get(flagKey) === exposure) return;
      counted.set(flagKey, exposure);
      if (waiting.length < MAX_WAITING) waiting.push(exposure);
      if (waiting.length >= MAX_TOKENS) onLeave();
      else plan(PAUSE);
    },
    flush,
  };
};
