/**
 * Prints what is not counted, so that a developer sees a wrong key at once: for each metric at most one line in ten
 * seconds, with all drops since the last.
 */
import type { DropCause } from '../../domain/event/drop.ts';
import type { TrialDrop } from '../../domain/event/measurement.ts';
import type { DropStore } from '../../lambdas/store/counting/drop.ts';

const pause = 10_000;

/** The drops of one metric since its last line, by cause. */
interface Untold {
  readonly where: string;
  readonly causes: Map<string, number>;
}

/** A drop store that also announces each drop. `print` takes a line without its end. */
export const announcingDrops = (drops: DropStore, print: (line: string) => void): DropStore => {
  const untold = new Map<string, Untold>();
  const tell = (name: string): void => {
    const { where, causes } = untold.get(name) as Untold;
    if (causes.size === 0) return void untold.delete(name);
    print(`Not counted: ${where}: ${[...causes].map(([cause, times]) => `${times} ${cause}`).join('; ')}`);
    causes.clear();
    setTimeout(tell, pause, name).unref();
  };
  const note = (project: string, drop: TrialDrop & { readonly cause: DropCause }): void => {
    const { trial: taker, metricIndex: metric } = drop;
    const name = `${taker.id} ${metric}`;
    const isNew = !untold.has(name);
    const where = `the metric ${taker.metrics[metric]?.name} of the ${taker.type} ${taker.name} in ${project}`;
    const { causes } = untold.get(name) ?? { causes: new Map<string, number>() };
    const text = causeText(drop);
    causes.set(text, (causes.get(text) ?? 0) + 1);
    untold.set(name, { where, causes });
    // The line then has the other drops of the same call too.
    if (isNew) setImmediate(tell, name);
  };
  return {
    ...drops,
    add: (counted) => {
      for (const drop of counted.drops) if (isLoss(drop)) note(counted.project, drop);
      drops.add(counted);
    },
  };
};

const isLoss = (drop: TrialDrop): drop is TrialDrop & { readonly cause: DropCause } =>
  drop.cause !== 'countedElsewhere';

const causeText = ({ trial: taker, metricIndex: metric, cause }: TrialDrop & { readonly cause: DropCause }): string => {
  const { entityIdKey = '', valueKey = '' } = taker.metrics[metric] ?? {};
  const texts: Readonly<Record<DropCause, string>> = {
    noAssignment: 'of entities that were not assigned by an evaluation',
    outsideAssignment: 'not within an hour after an evaluation',
    outsideRun: 'dated before the start or after the end',
    noMatch: 'that its eventPattern does not match, and that no other metric takes',
    noEntityId: `with nothing at its entityIdKey ${entityIdKey}`,
    invalidEntityId: `with no text or number of 1 to 512 characters at its entityIdKey ${entityIdKey}`,
    noValue: `with nothing at its valueKey ${valueKey}`,
    invalidValue: `with no number at its valueKey ${valueKey}`,
  };
  return texts[cause];
};
