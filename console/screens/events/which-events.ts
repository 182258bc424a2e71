import type { TapSample } from '../../api/queries/tap.ts';

/** @param of a part of the name of a launch, an experiment, a metric, an arm or an entity. */
export const isShown = ({ outcomes, fault, data }: TapSample, show: string, of: string): boolean => {
  const counted = outcomes.some(({ arm }) => arm !== undefined);
  if (show === 'counted' && !counted) return false;
  if (show === 'dropped' && counted && fault === undefined) return false;
  const wanted = of.trim().toLowerCase();
  // What was refused is of no launch or experiment, and may be why one gets nothing.
  if (wanted === '' || fault !== undefined) return true;
  const names = outcomes.flatMap(({ name, metricName, entityId, arm }) => [name, metricName, entityId, arm]);
  return [...names, data].some((name) => name?.toLowerCase().includes(wanted));
};
