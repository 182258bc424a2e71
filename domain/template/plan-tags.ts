/**
 * Plans for tags, which resources of every type and status can change.
 */
import type { Actual } from './actual.ts';
import type { PlannedCall } from './call.ts';
import type { Desired } from './desired.ts';
import { isMark } from './ownership.ts';

/** The marks of a stack stay with whoever knows nothing of them. */
export const planTags = (
  { tags: desired }: Pick<Desired, 'tags'>,
  { arn, tags: actual = {} }: Actual,
): PlannedCall[] => {
  const changed = Object.entries(desired).filter(([key, value]) => actual[key] !== value);
  const gone = Object.keys(actual).filter((key) => desired[key] === undefined && !isMark(key));
  return [
    ...(gone.length > 0 ? [{ operation: 'UntagResource' as const, input: { resourceArn: arn, tagKeys: gone } }] : []),
    ...(changed.length > 0
      ? [{ operation: 'TagResource' as const, input: { resourceArn: arn, tags: Object.fromEntries(changed) } }]
      : []),
  ];
};
