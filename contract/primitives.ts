/**
 * Shapes that several nouns share: names, references, ARNs, texts, times, page parameters.
 */

import { map } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { boolean, integer, long, personalText, reference, share, text, timestamp } from './shape/scalars.ts';

const name = { length: { min: 1, max: 127 }, pattern: '^[-a-zA-Z0-9._]*$' };
const anyText = '.*';

export const ProjectName = text('ProjectName', name);
export const FeatureName = text('FeatureName', name);
export const VariationName = text('VariationName', name);
export const LaunchName = text('LaunchName', name);
export const GroupName = text('GroupName', name);
export const ExperimentName = text('ExperimentName', name);
export const TreatmentName = text('TreatmentName', name);
export const SegmentName = text('SegmentName', { ...name, length: { min: 1, max: 64 } });

export const arn = 'arn:[^:]*:[^:]*:[^:]*:[^:]*:';
export const arnLength = { min: 0, max: 2048 };

export const Arn = text('Arn', { length: arnLength, pattern: `${arn}.*` });

/** A project by its name or its ARN. */
export const ProjectRef = reference('ProjectRef', {
  length: arnLength,
  pattern: `(^[a-zA-Z0-9._-]*$)|(${arn}project/[a-zA-Z0-9._-]*)`,
});
/** A segment by its name or its ARN. */
export const SegmentRef = reference('SegmentRef', {
  length: arnLength,
  pattern: `(^[-a-zA-Z0-9._]*$)|(${arn}segment/[-a-zA-Z0-9._]*)`,
});

export const Description = text('Description', { length: { min: 0, max: 160 }, pattern: anyText });
export const RandomizationSalt = text('RandomizationSalt', { length: { min: 0, max: 127 }, pattern: anyText });
export const EntityId = personalText('EntityId', { length: { min: 1, max: 512 }, pattern: anyText });
/** JSON text inside a string. Handlers check that it is valid JSON. */
export const JsonValue = text('JsonValue', { mediaType: 'application/json' });
export const PlainText = text('String');
export const Count = long('Long');
export const Flag = boolean('Boolean');
export const Timestamp = timestamp('Timestamp');

/** A number that rises with each change of a resource. A new resource begins at any number. */
export const ResourceVersion = long('ResourceVersion');

/** A share in thousandths of a percent. */
export const SplitWeight = share('SplitWeight', { default: 0 });

export const NextToken = text('NextToken', { length: { min: 1, max: 8192 }, pattern: anyText });
/** The query members of a list operation that serves up to `max` items a page. */
export const pageOf = (shape: string, max: number) => ({
  maxResults: optional(integer(shape, { range: { min: 1, max } })),
  nextToken: optional(NextToken),
});

export const TagKey = text('TagKey', { length: { min: 1, max: 128 }, pattern: '^(?!aws:)[a-zA-Z+-=._:/]+$' });
const TagValue = text('TagValue', { length: { min: 0, max: 256 } });
export const TagMap = map('TagMap', [TagKey, TagValue]);
