/**
 * Prints what is not counted, so that a developer sees a wrong key at once: for each metric at most one line in ten
 * seconds, with all drops since the last.
 */
import type { DropCause } from '../../domain/event/drop.ts';
import type { TrialDrop } from '../../domain/event/measurement.ts';
import type { DropStore } from '../../lambdas/store/counting/drop.ts';

/** Milliseconds between two lines for the same metric. */
const PAUSE = 10_000;

/** The drops of one metric since its last line, by cause. */
interface PendingDrops {
  readonly where: string;
  readonly causes: Map<string, number>;
}

/** A drop store that also announces each drop. `print` takes a line without its end. */
export const announceDrops = (drops: DropStore, print: (line: string) => void): DropStore => {
  const pending = new Map<string, PendingDrops>();
  const announce = (name: string): void => {
    const { where, causes } = pending.get(name) as PendingDrops;
    if (causes.size === 0) return void pending.delete(name);
    print(`Not counted: ${where}: ${[...causes].map(([cause, times]) => `${times} ${cause}`).join('; ')}`);
    causes.clear();
    setTimeout(announce, PAUSE, name).unref();
  };
  const addDrop = (project: string, drop: TrialDrop & { readonly cause: DropCause }): void => {
    const { trial, metricIndex } = drop;
    const name = `${trial.id} ${metricIndex}`;
    const isNew = !pending.has(name);
    const where = `the metric ${trial.metrics[metricIndex]?.name} of the ${trial.type} ${trial.name} in ${project}`;
    const { causes } = pending.get(name) ?? { causes: new Map<string, number>() };
    const text = causeText(drop);
    causes.set(text, (causes.get(text) ?? 0) + 1);
    pending.set(name, { where, causes });
    // The line then has the other drops of the same call too.
    if (isNew) setImmediate(announce, name);
  };
  return {
    ...drops,
    add: (counted) => {
      for (const drop of counted.drops) if (isLoss(drop)) addDrop(counted.project, drop);
      drops.add(counted);
    },
  };
};

const isLoss = (drop: TrialDrop): drop is TrialDrop & { readonly cause: DropCause } =>
  drop.cause !== 'countedElsewhere';

const causeText = ({ trial, metricIndex, cause }: TrialDrop & { readonly cause: DropCause }): string => {
  const { entityIdKey = '', valueKey = '', denominatorKey, windowHours } = trial.metrics[metricIndex] ?? {};
  const atValue = `at its valueKey ${valueKey}${denominatorKey === undefined ? '' : ` or denominatorKey ${denominatorKey}`}`;
  const texts: Readonly<Record<DropCause, string>> = {
    noAssignment: 'of entities that were not assigned by an evaluation',
    outsideAssignment: 'not within an hour after an evaluation',
    outsideRun: 'dated before the start or after the end',
    outsideWindow: `not within windowHours (${windowHours}) after the first evaluation, or later than 15 minutes after it`,
    noMatch: 'that its eventPattern does not match, and that no other metric takes',
    noEntityId: `with nothing at its entityIdKey ${entityIdKey}`,
    invalidEntityId: `with no text or number of 1 to 512 characters at its entityIdKey ${entityIdKey}`,
    noValue: `with nothing ${atValue}`,
    invalidValue: `with no number ${atValue}`,
  };
  return texts[cause];
};
