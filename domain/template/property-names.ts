/**
 * The names of properties in templates. A property has the name of the API's member with a capital letter, except for
 * these, which AWS named otherwise. Members that the API gets later need no line here.
 */
import { capitalized } from './template-type.ts';

/** Properties with another name, by shape and member of the API. */
const renamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  VariationConfig: { name: 'VariationName' },
  VariableValue: { boolValue: 'BooleanValue' },
  LaunchGroupConfig: { name: 'GroupName' },
  TreatmentConfig: { name: 'TreatmentName' },
  MetricDefinitionConfig: { name: 'MetricName' },
  ProjectDataDeliveryConfig: { s3Destination: 'S3' },
  S3DestinationConfig: { bucket: 'BucketName' },
};

/** Members that have no property of their own: their properties stand among those of the shape around them. */
const inlined: Readonly<Record<string, string>> = {
  VariationConfig: 'value',
  ProjectDataDeliveryConfig: 'cloudWatchLogs',
  ScheduledSplitsLaunchConfig: 'steps',
};

/** Whatever has a metric has the properties of its definition. */
const METRIC_DEFINITION = 'metricDefinition';

/** Maps of the API that are lists of two properties in templates: the key's and the value's. */
const entries: Readonly<Record<string, readonly [key: string, value: string]>> = {
  TagMap: ['Key', 'Value'],
  EntityOverrideMap: ['EntityId', 'Variation'],
  GroupToWeightMap: ['GroupName', 'SplitWeight'],
  TreatmentToWeightMap: ['Treatment', 'SplitWeight'],
};

/** The property of a member. */
export const propertyOf = (shape: string, member: string): string => renamed[shape]?.[member] ?? capitalized(member);

/** Whether the properties of a member stand among those of the shape around it. */
export const isInlined = (shape: string, member: string): boolean =>
  inlined[shape] === member || member === METRIC_DEFINITION;

/** The two properties of an entry; undefined for a map that is one in templates too. */
export const entryProperties = (shape: string): readonly [key: string, value: string] | undefined => entries[shape];
