/** The steps of a launch in which the control is missing, with which the other groups are compared. */

import type { Weights } from '@selfevident/evaluation';
import { controlGroupOf, type Launch, type Step } from './launch.ts';
import { hasGuardedMonitor } from './launch-guard.ts';

/** The default variations of features, by the names of the features. */
export type DefaultVariations = Readonly<Record<string, string>>;

/**
 * Returns a sentence for each step in which no monitor can judge, because the control has no share of it while another
 * group has. A launch without monitors that judge has none.
 */
export const comparatorWarnings = (launch: Launch, defaults: DefaultVariations): string[] => {
  const control = controlGroupOf(launch, defaults);
  if (control === undefined || !hasGuardedMonitor(launch)) return [];
  return launch.steps.flatMap((step, index) =>
    lacksControl(step, control)
      ? [
          `Step ${index + 1} gives ${control}, the control, no share: its monitors cannot judge. Leave the control 1 to 5 %.`,
        ]
      : [],
  );
};

const lacksControl = ({ groupWeights, segmentOverrides }: Step, control: string): boolean => {
  const all = [groupWeights, ...segmentOverrides.map(({ weights }) => weights)];
  const has = (isMeant: (name: string) => boolean) => all.some((weights) => hasShare(weights, isMeant));
  return has((name) => name !== control) && !has((name) => name === control);
};

const hasShare = (weights: Weights, isMeant: (name: string) => boolean): boolean =>
  Object.entries(weights).some(([name, weight]) => weight > 0 && isMeant(name));
