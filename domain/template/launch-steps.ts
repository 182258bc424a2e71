/**
 * The steps of a running launch that come nearest to those of a template. Steps that have begun cannot change. Templates
 * often date steps anew whenever they are written, so a step of a template is known by its shares and not by its time.
 */
import type { Fault } from '../fault.ts';
import type { Values } from './desired.ts';
import { meansTheSame } from './meaning.ts';

/** A step as on the wire: its time is epoch seconds. */
export interface TemplateStep extends Values {
  readonly startTime: number;
}

export interface ReachableSteps {
  readonly steps: readonly TemplateStep[];
  readonly warnings: readonly Fault[];
}

const byTime = (steps: readonly TemplateStep[]): readonly TemplateStep[] =>
  steps.toSorted((one, other) => one.startTime - other.startTime);

const haveSameShares = (one: TemplateStep | undefined, other: TemplateStep | undefined): boolean =>
  one !== undefined && other !== undefined && meansTheSame('', { ...one, startTime: 0 }, { ...other, startTime: 0 });

/** Whether the template has the same steps at other times: its shares are those of the last actual steps. */
export const areOnlyRedated = (desired: readonly TemplateStep[], actual: readonly TemplateStep[]): boolean => {
  const last = byTime(actual).slice(-desired.length);
  return last.length === desired.length && byTime(desired).every((step, index) => haveSameShares(step, last[index]));
};

/**
 * Returns the steps that the launch can have: those that have begun, and what the template still has to come. If the
 * template now gives other shares than the step in force, a step with them begins now. Each departure from the template
 * is a warning. `now` is in epoch seconds.
 */
export const reachableSteps = (
  desired: readonly TemplateStep[],
  actual: readonly TemplateStep[],
  now: number,
): ReachableSteps => {
  const begun = byTime(actual).filter(({ startTime }) => startTime <= now);
  const steps = areOnlyRedated(desired, actual)
    ? [...begun, ...notBegun(desired, actual, now)]
    : [...begun, ...changed(desired, begun.at(-1), now)];
  const kept = new Set(steps.map(({ startTime }) => startTime));
  const warnings = byTime(desired)
    .filter(({ startTime }) => !kept.has(startTime))
    .map(({ startTime }) => ({
      name: `ScheduledSplitsConfig[${desired.findIndex((step) => step.startTime === startTime)}].StartTime`,
      message:
        'is not when this step begins or began: begun steps stay, and others begin at once when their time is past',
    }));
  return { steps, warnings };
};

/** The last steps of the template, as many as have not begun; those whose time is past begin now. */
const notBegun = (desired: readonly TemplateStep[], actual: readonly TemplateStep[], now: number): TemplateStep[] => {
  const count = actual.filter(({ startTime }) => startTime > now).length;
  const rest = count === 0 ? [] : byTime(desired).slice(-count);
  const late = rest.filter(({ startTime }) => startTime <= now).at(-1);
  return [...(late ? [{ ...late, startTime: now }] : []), ...rest.filter(({ startTime }) => startTime > now)];
};

const changed = (desired: readonly TemplateStep[], inForce: TemplateStep | undefined, now: number): TemplateStep[] => {
  const past = byTime(desired).filter(({ startTime }) => startTime <= now);
  const wanted = past.at(-1);
  // Two steps cannot begin in the same millisecond.
  const startTime = Math.max(now, (inForce?.startTime ?? 0) + MILLISECOND);
  const starting = wanted && !haveSameShares(wanted, inForce) ? [{ ...wanted, startTime }] : [];
  return [...starting, ...byTime(desired).filter((step) => step.startTime > startTime)];
};

const MILLISECOND = 0.001;
