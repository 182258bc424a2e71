/**
 * When exposures are sent: at 50, a second after the first, before events that count by them, and at the end.
 *
 *   const sender = new ExposureSender({ buffer, send, clock, after, newId, random: Math.random, report });
 *   if (!sender.record(exposure)) { await sender.settle(); sender.record(exposure); }   // or sender.drop()
 *   await sender.settle(eventTime);      // before custom events: throws what the service answered
 *   await sender.flush();                // all, at the end; never throws
 */
import { type CallOptions, type CallPlace, CallSender } from './call-sender.ts';
import type { Collecting, ExposureBuffer } from './coalesce.ts';
import { type Exposure, eventOf } from './exposure.ts';
import { lateness } from './late.ts';
import { ReturnsToArms } from './returns.ts';

export interface SenderOptions extends CallOptions {
  readonly buffer: ExposureBuffer;
  /** The service's time, in milliseconds since the epoch. */
  readonly clock: () => number;
  /** Is told that an entity is exposed from a position on, before anything of it is sent: the fence may move then. */
  readonly onExposed?: (entityId: string, position: number) => void;
  /** When the exposure's trial ended, in milliseconds; undefined for one that runs or is not known. */
  readonly endedTime?: (exposure: Exposure) => number | undefined;
}

export class ExposureSender extends CallSender<Exposure> {
  /** Exposures that counted nowhere, since they were sent too late. */
  late = 0;
  readonly #options: SenderOptions;

  constructor(options: SenderOptions) {
    super('exposures', options.buffer, options);
    this.#options = options;
  }

  /** Takes an evaluation; false when there is no room for it before something has been sent. */
  record(exposure: Exposure): boolean {
    const { buffer, onExposed } = this.#options;
    const { dueTime, queued } = buffer;
    if (dueTime <= exposure.time) this.collect('due');
    const taken = buffer.record(exposure);
    const added = buffer.queued - queued;
    if (added > 0) onExposed?.(exposure.entityId, buffer.position.queued - added);
    // Most evaluations are neither a first nor due soon, and change nothing about what is sent when.
    if (!taken || added > 0 || buffer.dueTime !== dueTime) this.resume();
    return taken;
  }

  /**
   * Resolves when the service has every exposure that an event at `time` (milliseconds) counts by.
   * @throws what `send` threw.
   */
  settle(time?: number): Promise<void> {
    const now = this.#options.clock();
    return this.drainAfter(() => this.#options.buffer.collectFor(time ?? now, now));
  }

  /** The position in the buffer up to which an event at `time` (milliseconds) that happens now counts. */
  mark(time?: number): number {
    const { buffer, clock } = this.#options;
    const now = clock();
    buffer.collectFor(time ?? now, now);
    this.resume();
    return buffer.position.queued;
  }

  protected override collect(which: Collecting): boolean {
    return this.#options.buffer.collect(this.#options.clock(), which);
  }

  protected override get untilDue(): number {
    return this.#options.buffer.dueTime - this.#options.clock();
  }

  protected textOf(exposure: Exposure): string {
    return eventOf(exposure);
  }

  protected placing(): (exposure: Exposure) => CallPlace {
    const { clock, endedTime, report } = this.#options;
    const [now, returns] = [clock(), new ReturnsToArms()];
    return (exposure) => {
      if (!returns.allow(exposure)) return 'later';
      const late = lateness(exposure, now, endedTime?.(exposure));
      if (late !== 'none' && this.late++ === 0)
        report('exposures come too late to count', { feature: exposure.feature });
      return late === 'refused' ? 'nothing' : 'event';
    };
  }
}
