/** The sentences of the shapes and members in `contract/usage.ts`, in its order. */
export const usageSentences = {
  EvaluationCount: 'A number of evaluations.',
  EvaluationCountMap: 'Numbers of evaluations by the variation that they served.',
  ReportedUsage: 'The evaluations of one feature since the last report of this process.',
  'ReportedUsage.counts':
    'The evaluations since the last report, such as `{"old": 940, "new": 60}`. Numbers are added to those before.',
  'ReportedUsage.lastEvaluated':
    'The time of the last of them, the time of the call when omitted. The call counts for the hour of this time.',
  UncountedUsage: 'A feature and a variation of the report that are not counted.',
  ReportedUsageList:
    'One entry for each feature, in one call every five minutes at most. A try again with the same header ' +
    '`amz-sdk-invocation-id` and body is not counted twice by the process that counted it.',
  'ReportUsageResponse.uncounted':
    'What the project does not have, or what is more than 14 days old; empty when everything is counted.',
  UncountedUsageList: 'Features and variations that are not counted.',
};
