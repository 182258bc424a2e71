/**
 * Checks members that several operations take, before anything is written.
 */
import { type CompiledPattern, checkPattern, compilePattern, PatternError } from '@selfevident/evaluation';
import type { Resource } from '../../domain/arn.ts';
import { dropEmptyPatterns, type MetricDefinition } from '../../domain/lifecycle/metric.ts';
import { invalidMember, quotaExceeded } from './errors.ts';
import type { Context } from './handler.ts';

export type Tags = Readonly<Record<string, string>>;

/**
 * Returns the tags themselves.
 *
 * @throws ServiceError ServiceQuotaExceededException for more tags than a resource may have.
 */
export const checkTags = ({ deployment, quotas }: Context, tags: Tags, resource: Resource): Tags => {
  if (Object.keys(tags).length > quotas.tags)
    throw quotaExceeded(deployment, resource, { name: 'tags', limit: quotas.tags, setting: 'tags' });
  return tags;
};

/**
 * Compiles the text of a pattern.
 *
 * @throws ServiceError ValidationException that names `member`, when the text is not a valid pattern.
 */
export const compileMember = (text: string, member: string): CompiledPattern => {
  try {
    checkPattern(text);
    return compilePattern(text);
  } catch (error) {
    throw error instanceof PatternError ? invalidMember(member, `is not valid: ${error.message}`) : error;
  }
};

/**
 * Returns the metrics as they are stored: an empty event pattern counts as none.
 *
 * @throws ServiceError ValidationException for an event pattern that is not valid.
 */
export const checkMetrics = <Metric extends { readonly metricDefinition: MetricDefinition }>(
  requested: readonly Metric[],
  member: string,
): readonly Metric[] => requested.map((metric, index) => checkMetric(metric, `${member}[${index}].metricDefinition`));

/** The same for one metric, whose definition the request has at `member`. */
export const checkMetric = <Metric extends { readonly metricDefinition: MetricDefinition }>(
  requested: Metric,
  member: string,
): Metric => {
  const [metric = requested] = dropEmptyPatterns([requested]);
  const { eventPattern } = metric.metricDefinition;
  if (eventPattern !== undefined) compileMember(eventPattern, `${member}.eventPattern`);
  return metric;
};
