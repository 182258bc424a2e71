/** The sentences of the shapes and members in `contract/usage.ts`, in its order. */
export const usageSentences = {
  EvaluationCount: 'A number of evaluations.',
  EvaluationCountMap: 'Numbers of evaluations by the variation that they served.',
  ReportedUsage: 'The evaluations of one feature since the last report of this process.',
  'ReportedUsage.counts':
    'The evaluations since the last report, such as `{"old": 940, "new": 60}`. Numbers are added to those before.',
  'ReportedUsage.lastEvaluated':
    'The time of the last of them, the time of the call when omitted. The call counts for the hour of this time.',
  VariationCountMap: 'Numbers of evaluations by the variation that they served.',
  'VariationCountMap.Key': 'The variation.',
  'VariationCountMap.Value': 'The number of its evaluations.',
  UsageHour: 'The evaluations of a feature in one hour, which begins at a full hour of UTC.',
  'UsageHour.time': 'When the hour begins.',
  'UsageHour.evaluations': 'All evaluations of the hour.',
  'UsageHour.counts': 'The same by variation, where one feature is asked for.',
  FeatureUsage:
    'How often a feature is evaluated. Numbers are approximate: each process adds its own every ten minutes.',
  'FeatureUsage.feature': 'The name of the feature.',
  'FeatureUsage.lastEvaluated': 'When the feature was last evaluated; absent when it was not since `countedSince`.',
  'FeatureUsage.evaluations': 'All evaluations of `hours`.',
  'FeatureUsage.hours': 'The hours with evaluations, the oldest first.',
  UsageHourList: 'Hours with evaluations.',
  'ListFeatureUsageRequest.feature': 'Only this feature, by variation, and from `since` on.',
  'ListFeatureUsageRequest.since':
    'The start of the hours of one feature, 7 days ago when omitted. Hours are kept for 90 days.',
  'ListFeatureUsageResponse.time': 'The time of the service.',
  'ListFeatureUsageResponse.countedSince':
    'Since when evaluations are counted: the creation of the project, or a later upgrade of the deployment.',
  'ListFeatureUsageResponse.allEvaluated':
    'When all features were last evaluated in one call, as web pages do. Such calls do not count for any feature. On the ' +
    'first page of the answer only.',
  'ListFeatureUsageResponse.usage':
    'The features that have been evaluated since `countedSince`, at most 400 days ago, by name; always the one asked for.',
  FeatureUsageList: 'Features with their evaluations.',
  UncountedUsage: 'A feature and a variation of the report that are not counted.',
  ReportedUsageList:
    'One entry for each feature, in one call every five minutes at most. A try again with the same header ' +
    '`amz-sdk-invocation-id` and body is not counted twice by the process that counted it.',
  'ReportUsageRequest.allEvaluated':
    'When all features were last evaluated in one call, as web pages do, since the last report of this process.',
  'ReportUsageResponse.uncounted':
    'What the project does not have, or what is more than 14 days old; empty when everything is counted.',
  UncountedUsageList: 'Features and variations that are not counted.',
};
