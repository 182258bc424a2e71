/**
 * Counts what a page shows. The stock OFREP provider for pages asks for all flags at once, which assigns nobody; each
 * flag of a launch or an experiment comes with a sealed token, and this hook sends the token when the flag is used.
 *
 * An exposure claims its visitor's events for an hour. A flag that a page goes on using is therefore reported again, as
 * calls for each use would have it, but no more than once in five minutes. A token that the service takes no more,
 * because the page or its cache is two weeks old, is replaced by a new one for the same variation.
 */
import type { BaseHook, EvaluationDetails, FlagMetadata, FlagValue, HookContext } from '@openfeature/core';
import { ExposureReports, type ShownFlag } from './exposure-reports.ts';
import { type PageOptions, pageService } from './page-service.ts';

export type ExposureHookOptions = PageOptions;

export interface ExposureHook extends BaseHook {
  /** Sends what is waiting now. Resolves when there is an answer. */
  readonly flush: () => Promise<void>;
}

/** What a browser has, and other places of JavaScript lack. */
interface Page {
  readonly document?: {
    readonly visibilityState: string;
    readonly addEventListener: (type: string, listener: () => void) => void;
  };
  readonly addEventListener?: (type: string, listener: () => void) => void;
}

export const exposureHook = (options: ExposureHookOptions): ExposureHook => {
  const reports = new ExposureReports(pageService(options));
  const shown = new Map<string, ShownFlag>();
  let isTold = false;
  whenLeft(reports.flushSoon);
  return {
    after: ({ context }: HookContext, { flagKey: flag, variant, flagMetadata }: EvaluationDetails<FlagValue>) => {
      const { exposure: given } = flagMetadata;
      if (typeof given !== 'string') {
        if (!isTold) isTold = tellIfUncounted(flagMetadata);
        return;
      }
      const before = shown.get(flag);
      const isKnown = before?.given === given;
      const now = Date.now();
      if (isKnown && now < before.renews) return;
      const first = { flag, variant, context, given, token: given, renews: now, asked: -Infinity };
      const used = isKnown ? before : first;
      shown.set(flag, used);
      reports.add(used, now);
    },
    flush: reports.flush,
  };
};

/** Who asks without a key is told what a flag is of, and gets no token to report. Returns whether it is so. */
const tellIfUncounted = ({ launch, experiment }: FlagMetadata): boolean => {
  if (launch === undefined && experiment === undefined) return false;
  console.warn(
    'Selfevident: what this page shows is not counted, because its OFREP provider sends no key of the project.',
  );
  return true;
};

const whenLeft = (send: () => void): void => {
  const page = globalThis as Page;
  const { document } = page;
  document?.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') send();
  });
  page.addEventListener?.('pagehide', send);
};
