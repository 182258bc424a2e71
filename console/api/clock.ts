/**
 * The service's time. The browser's own clock may be wrong, and that of a local service can be moved, so nothing else
 * in the console asks for the time.
 */

/** The service's clock as `/_local/clock` shows it. */
export interface LocalClock {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly offsetSeconds: number;
  readonly frozen: boolean;
  /** Epoch milliseconds; absent where nothing is planned. */
  readonly nextEvent?: number;
}

/** Milliseconds that the service's machine is ahead of this one. */
let skew = 0;
let moved: { readonly offset: number; readonly frozenAt: number | undefined } | undefined;

/** A `date` header has whole seconds, so less than this says nothing. */
const RESOLUTION = 2_000;

/** Takes the time of an answer. @returns whether signatures made before had another time. */
export const noteServerTime = (date: string | null): boolean => {
  const time = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(time)) return false;
  const difference = time - Date.now();
  const former = skew;
  skew = Math.abs(difference) < RESOLUTION ? 0 : difference;
  return Math.abs(skew - former) > RESOLUTION;
};

export const noteLocalClock = ({ now, frozen }: LocalClock): void => {
  moved = { offset: now - Date.now(), frozenAt: frozen ? now : undefined };
};

/** Epoch milliseconds of this browser: for waits alone. */
export const browserNow = (): number => Date.now();

/** Epoch milliseconds of the service's machine; signatures are checked by it. */
export const machineNow = (): number => Date.now() + skew;

/** Epoch milliseconds of the service. */
export const serviceNow = (): number => moved?.frozenAt ?? (moved ? Date.now() + moved.offset : machineNow());

/** When something of this page happened, as the service's clock has it. */
export const serviceTimeOf = (browserTime: number): number => browserTime + (serviceNow() - Date.now());
