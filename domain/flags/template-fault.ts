/**
 * Plans name members by the paths of templates. A file has the API's own.
 */
import type { FilePath } from './read-members.ts';

/** `ScheduledSplitsConfig[0].StartTime` as the keys `scheduledSplitsConfig`, `steps`, 0, `startTime`. */
export const inFilePath = (path: string): FilePath => {
  if (path === 'RunningStatus.AnalysisCompleteTime') return ['running', 'ends'];
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  return keys.flatMap((key): (string | number)[] => {
    if (/^\d+$/.test(key)) return [Number(key)];
    const member = key.charAt(0).toLowerCase() + key.slice(1);
    return member === 'scheduledSplitsConfig' && keys.length > 1 ? [member, 'steps'] : [member];
  });
};
